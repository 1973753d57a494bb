// The byte reader against PapaParse: the same records, lines and report on whatever file, or the file is handed over.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Dialect, type Mapping, NO_HEADER } from "../mapping/mapping.ts";
import { readMapped } from "../records/openRecords.ts";
import { readRecords } from "../records/records.ts";
import { decodeText } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";
import { file, mappingOf, outcome } from "../testing/awkwardFiles.ts";
import { csv, encode, gzip, source } from "../testing/testFiles.ts";
import { readByteBlocks } from "./byteBlocks.ts";
import { TextReaderNeeded } from "./byteRecords.ts";

function dialectOf(change: Partial<Dialect> = {}): Dialect {
  return { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false, ...change };
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Data records with their line numbers; null where the bytes are handed over. */
async function byBytes(bytes: Uint8Array, dialect: Dialect, size: number, above = 0): Promise<string[][] | null> {
  const records: string[][] = [];
  try {
    for await (const { cells, firstLine, next } of readByteBlocks(cut(bytes, size), dialect, undefined, {
      above,
      blockBytes: size,
    })) {
      expect(firstLine).toBe(records.length + 1);
      while (next()) records.push([...cells.texts()]);
    }
  } catch (error) {
    if (error instanceof TextReaderNeeded) return null;
    throw error;
  }
  return records;
}

async function byPapaParse(from: ByteSource, dialect: Dialect, above = 0): Promise<string[][]> {
  const records: string[][] = [];
  const pieces = decodeText(from, dialect.encoding as "utf-8");
  for await (const batch of readRecords(pieces, dialect, undefined, above)) {
    if (batch.firstLine === 0) continue;
    expect(batch.openQuotes).toEqual([]);
    records.push(...batch.records);
  }
  return records;
}

test("hand-worked records: quotes, doubled quotes, line ends within quotes, blank and ragged lines", async () => {
  const text = 'a,b\r\n1,"x ""y"", z"\r\n\r\n"two\r\nlines",5" pipe\r\n,\r\n"","end\r"\r\nlast';
  expect(await byBytes(encode(text, "utf-8"), dialectOf(), 7)).toEqual([
    ["1", 'x "y", z'],
    ["two\r\nlines", '5" pipe'],
    ["", ""],
    ["", "end"],
    ["last"],
  ]);
});

test.each([
  ["text after a closing quote", 'a,b\n"x"y,1\n'],
  ["a blank after a closing quote", 'a,b\n"x" ,1\n'],
  ["a quote that never closes", 'a,b\n"x,1\n2,3\n'],
  ["a closing quote before a lone CR", 'a,b\n1,"x"\r'],
  ["a zero byte", "a,b\n1,\0\n"],
])("%s is handed over", async (_, text) => {
  for (const size of [1, 3, 100]) expect(await byBytes(encode(text, "utf-8"), dialectOf(), size)).toBeNull();
});

test("a byte order mark is skipped however it is cut", async () => {
  const bytes = encode('\ufeff""\na,b\n1,2\n', "utf-8");
  for (let size = 1; size < 12; size++) expect(await byBytes(bytes, dialectOf(), size)).toEqual([["1", "2"]]);
});

test("invalid UTF-8 is handed over, however it is cut", async () => {
  const fine = encode("a,b\n1,é€😀\n", "utf-8");
  for (let size = 1; size < 20; size++) {
    expect(await byBytes(fine, dialectOf(), size)).toEqual([["1", "é€😀"]]);
    for (const end of [fine.length - 2, fine.length - 4])
      expect(await byBytes(fine.slice(0, end), dialectOf(), size)).toBeNull();
    for (const wrong of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xff],
      [0x80],
    ])
      expect(await byBytes(Uint8Array.of(...fine, ...wrong, 0x0a), dialectOf(), size)).toBeNull();
  }
});

const marks = fc.constantFrom(
  "a",
  "7",
  ",",
  ";",
  '"',
  '""',
  "\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "é",
  "\u00a0",
  "\ufeff",
  "😀",
);

test("any text gives PapaParse's records or is handed over", async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(marks, { maxLength: 40 }),
      fc.constantFrom(",", ";", "\t"),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(0, 0, 1, NO_HEADER),
      async (parts, delimiter, size, above) => {
        const bytes = encode(parts.join(""), "utf-8");
        const dialect = dialectOf({ delimiter });
        const records = await byBytes(bytes, dialect, size, above);
        if (records === null) return;
        read++;
        expect(records).toEqual(await byPapaParse(source(bytes, 1000), dialect, above));
      },
    ),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(300);
});

test.each(["windows-1252", "macintosh"] as const)("any bytes of %s give PapaParse's records", async (encoding) => {
  const byte = fc.oneof(fc.constantFrom(44, 34, 10, 13, 32), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(byte, { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), async (values, size) => {
      const bytes = Uint8Array.from([104, 10, ...values]);
      const dialect = dialectOf({ encoding });
      const records = await byBytes(bytes, dialect, size);
      if (records) expect(records).toEqual(await byPapaParse(source(bytes, 1000), dialect));
    }),
    { numRuns: 300 },
  );
});

test("whole files give PapaParse's sale lines and report", async () => {
  const shapes = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    newline: fc.constantFrom("\n", "\r\n"),
    mark: fc.boolean(),
  });
  const changes = fc.record({
    dateFormat: fc.constantFrom("dd/mm/yyyy", "mm/dd/yyyy", "iso", "excel"),
    decimal: fc.constantFrom(".", ","),
    discountKind: fc.constantFrom("amount", "percent", "fraction"),
    keepReturns: fc.boolean(),
    fillDown: fc.constantFrom(false, false, true),
  }) as fc.Arbitrary<Partial<Mapping>>;
  const files = shapes.chain((shape) => fc.tuple(fc.constant(shape.delimiter), file(shape)));
  const parsers = { bytes: 0, papaparse: 0 };
  await fc.assert(
    fc.asyncProperty(files, changes, fc.integer({ min: 1, max: 500 }), async ([delimiter, text], change, size) => {
      const header = text
        .slice(0, text.indexOf("route") + 5)
        .replace("\ufeff", "")
        .split(delimiter);
      const mapping = mappingOf(header, { ...change, dialect: { delimiter } });
      const found = await outcome(csv(text, size), mapping, false);
      expect(found).toEqual(await outcome(csv(text), mapping, true));
      if ("error" in (found as object)) return;
      const { pass } = await readMapped(csv(text), mapping, {}, async ({ blocks }) => {
        for await (const block of blocks) while (block.next());
      });
      parsers[pass.parser]++;
    }),
    { numRuns: 500 },
  );
  expect(parsers.bytes).toBeGreaterThan(100);
  expect(parsers.papaparse).toBe(0);
});

test("records across the blocks of bytes are whole, packed or not", async () => {
  const lines = ["customer,product,date,qty,note"];
  for (let i = 0; i < 60_000; i++)
    lines.push(
      `K${i % 977},"P ""${i % 313}""",${1 + (i % 28)}/02/2024,"1,${String(i % 1000).padStart(3, "0")}",Đường ${i}\n`,
    );
  const bytes = encode(lines.join("\n"), "utf-8");
  expect(bytes.length).toBeGreaterThan(2 * 1_048_576);
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty", "note"], {}),
    columns: { customer: 0, product: 1, date: 2, quantity: 3, address: 4 },
  };
  const expected = await outcome(source(bytes), mapping, true);
  expect(await outcome(source(bytes, 99_991), mapping, false)).toEqual(expected);
  const packed = (await outcome(source(await gzip(bytes), 5000), mapping, false)) as typeof expected;
  expect((packed as { lines: object }).lines).toEqual((expected as { lines: object }).lines);
});

test("a file that is handed over starts again from what was given", async () => {
  const text = `customer,product,date,qty\n${"a,p,01/02/2024,1\n".repeat(50)}a,p,25/02/2024,"1,5"\n${"a,p,01/02/2024,2\n".repeat(9)}"a"b,p,01/02/2024,1\n`;
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty"], { dateFormat: "mm/dd/yyyy" }),
    columns: { customer: 0, product: 1, date: 2, quantity: 3 },
  };
  const found = await outcome(csv(text), mapping, false);
  expect(found).toEqual(await outcome(csv(text), mapping, true));
  expect(found).toMatchObject({
    inspection: { mapping: { dateFormat: "dd/mm/yyyy", columnDecimals: { quantity: "," } } },
  });
});
