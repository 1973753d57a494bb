// What is written while a file is read, and the rest behind it, has to come back as the lines in memory; and nothing may be
// left of a reading that came to nothing.

import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as byteBlocks from "../core/data/bytes/byteBlocks.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import { lineBlock } from "../core/data/lines/lineBlock.ts";
import { COLUMN_NAMES } from "../core/data/lines/saleColumns.ts";
import type { Field, Mapping } from "../core/data/mapping/mapping.ts";
import type { ByteSource } from "../core/data/source/source.ts";
import { file, mappingOf } from "../core/data/testing/awkwardFiles.ts";
import { csv, divisible } from "../core/data/testing/testFiles.ts";
import { packBlock } from "./columns.ts";
import { deleteDataset, listDatasets, loadDataset, saveDataset } from "./datasets.ts";
import { LinesWriter } from "./linesWriter.ts";
import { openStorage, type Storage } from "./storage.ts";
import { exampleInfo as info } from "./testing/exampleInfo.ts";

/** Read at a time, so that small files take several goes. */
const BLOCK_BYTES = 250;

vi.mock("../core/data/bytes/byteBlocks.ts", async (load) => {
  const original = await load<typeof byteBlocks>();
  const readByteBlocks: typeof original.readByteBlocks = (pieces, dialect, signal, options) =>
    original.readByteBlocks(pieces, dialect, signal, { ...options, blockBytes: BLOCK_BYTES });
  return { ...original, readByteBlocks };
});

let storage: Storage;
let serial = 0;
const name = () => `writer-test-${serial}`;

beforeEach(async () => {
  serial++;
  storage = await openStorage(name());
});
afterEach(() => {
  vi.restoreAllMocks();
  storage.close();
});

async function expectNothing(): Promise<void> {
  expect(await storage.datasets.list()).toEqual([]);
  expect(await storage.pieces.list()).toEqual([]);
}

/** Lets the disk answer some of what is asked of it. */
async function wait(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** The source with `turns` for others before each of its pieces. */
function slowly(from: ByteSource, turns: number): ByteSource {
  const slowed = (stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
    stream.pipeThrough(
      new TransformStream({
        transform: async (piece: Uint8Array, controller) => {
          for (let at = 0; at < piece.length; at += BLOCK_BYTES) {
            await wait(turns);
            controller.enqueue(piece.subarray(at, at + BLOCK_BYTES));
          }
        },
      }),
    );
  const { slice } = from;
  return {
    ...from,
    stream: () => slowed(from.stream()),
    ...(slice && { slice: (start: number, end: number) => slowed(slice(start, end)) }),
  };
}

const FIELDS = [
  ...["order", "family", "series", "category", "salesperson", "route", "source", "walkIn", "address", "ward"],
  ...["district", "province", "customerName", "productName", "revenue", "discount"],
] as Field[];

/** Files that several threads can read, with any of the optional columns. */
const plainFile = fc
  .tuple(
    fc.subarray(FIELDS),
    fc.array(
      fc.array(fc.constantFrom("", "a", "ab1", "ab2", "abcd1", "abcd2", "yes", "ở đây"), {
        minLength: 18,
        maxLength: 18,
      }),
      {
        minLength: 1,
        maxLength: 60,
        size: "max",
      },
    ),
  )
  .map(([fields, rows]): { text: string; mapping: Mapping } => {
    const header = ["customer", "product", "date", "quantity", ...fields];
    const columns = Object.fromEntries(header.map((field, index) => [field, index])) as Mapping["columns"];
    const lines = rows.map((cells, i) =>
      [
        `K${cells[16]}`,
        `P${cells[17]}`,
        `2025-01-${10 + (i % 9)}${i % 7 === 3 ? " 08:30" : ""}`,
        String(i % 5),
        ...fields.map((field, at) => (field === "revenue" ? "900" : field === "discount" ? "0.1" : cells[at]!)),
      ].join(","),
    );
    const choices = { dateFormat: "iso", decimal: ".", discountKind: "fraction", keepReturns: false } as const;
    return { text: [header.join(","), ...lines, ""].join("\n"), mapping: { header, columns, ...choices } };
  });

/** Files of which some make a reading start over, or come to nothing. */
const awkwardFile = file({ delimiter: ",", newline: "\n", mark: false }, 60).map((text) => ({
  text,
  mapping: mappingOf(text.slice(0, text.indexOf("\n")).split(","), {}),
}));

test("what is written beside the reading and what is written after it come back as the lines", async () => {
  const speeds = fc.record({
    others: fc.constantFrom(0, 1, 3),
    turns: fc.integer({ min: 0, max: 40 }),
    blockLines: fc.integer({ min: 1, max: 9 }),
    pieceBytes: fc.integer({ min: 40, max: 900 }),
  });
  const seen = { nothing: 0, partly: 0, divided: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: plainFile }, awkwardFile),
      speeds,
      async ({ text, mapping }, speeds) => {
        const { others, turns, ...options } = speeds;
        const { from, threads, chunks } = divisible(text, others);
        const writer = new LinesWriter(Promise.resolve(storage), "d", options);
        const read = await ingest(slowly(from, turns), mapping, {
          listener: writer,
          threads: { ...threads, read: (job, signal) => wait(4 * turns).then(() => threads.read(job, signal)) },
        }).catch(() => null);
        if (!read) {
          seen.nothing++;
          await writer.discard();
          return expectNothing();
        }
        const { lines } = read;
        const written = await writer.written();
        if (written) seen.partly++;
        if (written && chunks() > 0) seen.divided++;
        else if (!written) await expectNothing();
        expect(await listDatasets(storage)).toEqual([]);
        expect(await saveDataset(storage, info("d"), lines, { ...options, written })).toBe("disk");
        const pieces = (await storage.pieces.list()).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(pieces.map(({ id }) => id)).toEqual(pieces.map((_, i) => `d/${String(i).padStart(6, "0")}`));
        expect(pieces.every(({ bytes }) => bytes.length <= options.pieceBytes)).toBe(true);
        expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
        // Nothing of it is there twice.
        await saveDataset(storage, info("whole"), lines);
        const [first, second] = await listDatasets(storage);
        expect(first!.bytes).toBe(second!.bytes);
        for (const id of ["d", "whole"]) await deleteDataset(storage, id);
        await expectNothing();
      },
    ),
    { numRuns: 200 },
  );
  expect(seen.nothing).toBeGreaterThan(5);
  expect(seen.partly).toBeGreaterThan(50);
  expect(seen.divided).toBeGreaterThan(20);
});

/** So many lines of 32 bytes; the first so many write the day first, the others the month. */
function plainText(lines: number, dayFirst = 0): string {
  const rows = Array.from({ length: lines }, (_, i) => {
    const day = `${1 + (i % 9)}`.padStart(2, "0");
    return `K${i % 7},P${i % 5}x${i % 3},${i < dayFirst ? `${day}/01` : `01/2${i % 9}`}/2024,${1 + (i % 4)},${100 + i}.50`;
  });
  return ["customer,product,date,quantity,revenue", ...rows, ""].join("\n");
}
const plainMapping = (dateFormat: Mapping["dateFormat"]): Mapping => ({
  header: ["customer", "product", "date", "quantity", "revenue"],
  columns: { customer: 0, product: 1, date: 2, quantity: 3, revenue: 4 },
  ...{ dateFormat, decimal: ".", discountKind: "fraction", keepReturns: false },
});
const SMALL = { blockLines: 10, pieceBytes: 100 };

test("walk-ins that their names tell are kept, though their lines were written before they were told", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `K${i % 4},${i % 4 === 1 ? "Khách lẻ" : `Shop ${i % 4}`},P1,2024-01-1${i % 9},2,no`,
  );
  const text = ["customer,customerName,product,date,quantity,walkIn", ...rows, ""].join("\n");
  const mapping: Mapping = {
    header: text.slice(0, text.indexOf("\n")).split(","),
    columns: { customer: 0, customerName: 1, product: 2, date: 3, quantity: 4, walkIn: 5 },
    ...{ dateFormat: "iso", decimal: ".", discountKind: "fraction", keepReturns: false },
  };
  const { from, threads } = divisible(text, 0);
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const { lines } = await ingest(slowly(from, 40), mapping, { listener: writer, threads });
  const written = await writer.written();
  expect(written!.pieces).toBeGreaterThan(1);
  expect(lines.walkIn!.reduce((sum, each) => sum + each, 0)).toBe(10);
  await saveDataset(storage, info("d"), lines, { ...SMALL, written });
  expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
  await deleteDataset(storage, "d");
});

test("a reading that starts over starts its pieces over", async () => {
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const before: number[] = [];
  const begin = writer.begin.bind(writer);
  vi.spyOn(writer, "begin").mockImplementation((mapping) => {
    before.push(storedPieces);
    begin(mapping);
  });
  let storedPieces = 0;
  const putOnDisk = storage.pieces.putOnDisk.bind(storage.pieces);
  vi.spyOn(storage.pieces, "putOnDisk").mockImplementation(async (...pieces) => {
    storedPieces++;
    return putOnDisk(...pieces);
  });
  const from = slowly(csv(plainText(300, 150)), 40);
  const { lines, inspection } = await ingest(from, plainMapping("dd/mm/yyyy"), { listener: writer });
  expect(inspection.mapping.dateFormat).toBe("mm/dd/yyyy");
  expect(before[0]).toBe(0);
  expect(before[1]).toBeGreaterThan(5);
  const written = await writer.written();
  expect((await storage.pieces.list()).length).toBe(written!.pieces);
  expect(written!.pieces).toBeGreaterThan(5);
  await saveDataset(storage, info("d"), lines, { ...SMALL, written });
  expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
});

test("a disk that hangs does not hold the reading up, nor is more than one piece on its way to it", async () => {
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const putOnDisk = storage.pieces.putOnDisk.bind(storage.pieces);
  let answer: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  vi.spyOn(storage.pieces, "putOnDisk").mockImplementation(async (...pieces) => {
    asked++;
    await hanging;
    return putOnDisk(...pieces);
  });
  const { lines } = await ingest(slowly(csv(plainText(300)), 20), plainMapping("mm/dd/yyyy"), { listener: writer });
  expect(asked).toBe(1);
  answer();
  const written = await writer.written();
  // The one block that it had begun with.
  expect(written!.layout.find(({ name }) => name === "line")!.bytes).toBe(4 * SMALL.blockLines);
  await saveDataset(storage, info("d"), lines, { ...SMALL, written });
  expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
});

test("a cancelled reading leaves nothing", async () => {
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const controller = new AbortController();
  const putOnDisk = storage.pieces.putOnDisk.bind(storage.pieces);
  let asked = 0;
  vi.spyOn(storage.pieces, "putOnDisk").mockImplementation(async (...pieces) => {
    if (++asked === 4) controller.abort();
    return putOnDisk(...pieces);
  });
  const read = ingest(slowly(csv(plainText(300)), 40), plainMapping("mm/dd/yyyy"), {
    listener: writer,
    signal: controller.signal,
  });
  await expect(read).rejects.toMatchObject({ name: "AbortError" });
  await writer.discard();
  expect(asked).toBeGreaterThanOrEqual(4);
  await expectNothing();
});

test("what is kept already is not written again", async () => {
  const asked: Mapping[] = [];
  const wanted = async (mapping: Mapping) => {
    asked.push(mapping);
    return false;
  };
  const writer = new LinesWriter(Promise.resolve(storage), "d", { ...SMALL, wanted });
  const put = vi.spyOn(storage.datasets, "putOnDisk");
  await ingest(slowly(csv(plainText(300, 150)), 20), plainMapping("dd/mm/yyyy"), { listener: writer });
  expect(await writer.written()).toBeNull();
  expect(put).not.toHaveBeenCalled();
  // Each reading was asked about, with the mapping that it really used.
  expect(asked.map(({ dateFormat }) => dateFormat)).toEqual(["dd/mm/yyyy", "mm/dd/yyyy"]);
});

test.each([
  { refused: "datasets", after: 0, pieces: 0 },
  { refused: "pieces", after: 0, pieces: 0 },
  { refused: "pieces", after: 13, pieces: 10 },
])("a disk that is full ($refused after $after): what fits is taken over, the rest is in memory", async (full) => {
  const { put } = IDBObjectStore.prototype;
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === full.refused && writes++ >= full.after) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  });
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const { lines } = await ingest(slowly(csv(plainText(300)), 40), plainMapping("mm/dd/yyyy"), { listener: writer });
  const written = await writer.written();
  // A block of 10 lines is five pieces; those of one that is not whole do not count.
  expect(written?.pieces ?? 0).toBe(full.pieces);
  if (!written) await expectNothing();
  expect(await saveDataset(storage, info("d"), lines, { ...SMALL, written })).toBe("memory");
  expect(storage.notice).toMatch(/disk space .* used up/);
  expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
  storage.close();
  storage = await openStorage(name());
  expect(await listDatasets(storage)).toEqual([]);
});

test("what was written and is gone is written again", async () => {
  const writer = new LinesWriter(Promise.resolve(storage), "d", SMALL);
  const { lines } = await ingest(slowly(csv(plainText(300)), 40), plainMapping("mm/dd/yyyy"), { listener: writer });
  const written = await writer.written();
  expect(written!.pieces).toBeGreaterThan(5);
  await storage.pieces.delete("d/000003");
  await saveDataset(storage, info("d"), lines, { ...SMALL, written });
  expect((await loadDataset(storage, "d")).lines).toStrictEqual(lines);
});

test("with every column a block is one piece", () => {
  const writer = new LinesWriter(Promise.resolve(storage), "d");
  const block = lineBlock(writer.blockLines, new Set(COLUMN_NAMES)); // 82 bytes a line, one of them late
  expect([...packBlock(block).pieces].map(({ length }) => length)).toEqual([81 * writer.blockLines]);
});
