// The byte reader against PapaParse: the same records, lines and report on whatever file, or the file is handed over.

import fc from "fast-check";
import { expect, test } from "vitest";
import { readByteBlocks } from "./byteBlocks.ts";
import { HandOver } from "./byteRecords.ts";
import { decodeText } from "./encoding.ts";
import { ingest } from "./ingest.ts";
import type { Dialect, Mapping } from "./mapping.ts";
import { readMapped } from "./openRecords.ts";
import { readRecords } from "./records.ts";
import type { ByteSource } from "./source.ts";
import { readTail, type SecondThread } from "./tail.ts";
import { csv, encode, gzip, source } from "./testFiles.ts";

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
    if (error instanceof HandOver) return null;
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
      fc.constantFrom(0, 0, 1),
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

/** A cell as a program might write it: sometimes quoted without need, quotes doubled. */
const written = (cell: fc.Arbitrary<string>, delimiter: string): fc.Arbitrary<string> =>
  fc.tuple(cell, fc.boolean()).map(([text, quoted]) => {
    const must = text.includes('"') || text.includes("\n") || text.includes(delimiter);
    return quoted || must ? `"${text.replaceAll('"', '""')}"` : text;
  });

const ids = fc.constantFrom(
  "K1",
  " K1",
  "K2 ",
  "KH000001",
  "null",
  "N/A",
  "",
  "0012",
  "Nguyễn",
  "\u00a0",
  'a "b"',
  "(x)",
);
const dates = fc.constantFrom(
  "05/01/2024",
  "31/01/2024",
  "1.2.24",
  "2024-02-29",
  "",
  "NULL",
  "soon",
  "29/02/2023 08:30",
);
const numbers = fc.oneof(
  fc.constantFrom(
    "1,234.5",
    "1.234,5",
    "12",
    "-3",
    "(4)",
    "5 ₫",
    "6%",
    "1e3",
    "",
    "-",
    "x",
    "0",
    "00",
    "1,5",
    "2.50",
    "1,234",
  ),
  fc.double({ min: 0, max: 1e7, noNaN: true }).map(String),
);
const texts = fc.constantFrom(
  "Hà Nội",
  "",
  "Huế",
  "a\nb",
  "a\r\nb",
  "x,y;z",
  "one\r",
  "None",
  "🙂",
  " padded ",
  "yes",
  "Có",
);

interface Shape {
  delimiter: string;
  newline: string;
  mark: boolean;
}

function file({ delimiter, newline, mark }: Shape, most = 30): fc.Arbitrary<string> {
  const kinds = [ids, ids, texts, dates, numbers, numbers, numbers, texts, texts, texts, texts];
  const line = fc.tuple(...kinds.map((kind) => written(kind, delimiter)));
  const spoilt = fc.oneof(
    { weight: 12, arbitrary: line.map((cells) => cells.join(delimiter)) },
    { weight: 1, arbitrary: line.map((cells) => cells.slice(0, 4).join(delimiter)) },
    { weight: 1, arbitrary: line.map((cells) => [...cells, "", " "].join(delimiter)) },
    { weight: 1, arbitrary: fc.constantFrom("", "  ", "\u00a0", "x", '""') },
  );
  const header = [
    "customer",
    "product",
    "name",
    "date",
    "qty",
    "price",
    "discount",
    "address",
    "city",
    "walk",
    "route",
  ];
  return fc
    .array(spoilt, { minLength: 1, maxLength: most })
    .map((lines) => `${mark ? "\ufeff" : ""}${[header.join(delimiter), ...lines, ...lines.slice(0, 2)].join(newline)}`);
}

function mappingOf(header: string[], change: Partial<Mapping>): Mapping {
  const columns: Mapping["columns"] = {
    ...{ customer: 0, product: 1, productName: 2, date: 3, quantity: 4, unitPrice: 5, discount: 6 },
    ...{ address: 7, province: 8, walkIn: 9, route: 10, customerName: 2 },
  };
  const choices = { dateFormat: "dd/mm/yyyy", decimal: ".", discountKind: "amount", keepReturns: false } as const;
  return { header, columns, ...choices, ...change };
}

/** Everything but the measurements, or the sentence the file ends with. */
async function outcome(from: ByteSource, mapping: Mapping, textOnly: boolean, second?: SecondThread): Promise<unknown> {
  try {
    const { lines, inspection } = await ingest(from, mapping, { textOnly, second });
    return { lines, inspection: { ...inspection, seconds: 0, peakBytes: 0 } };
  } catch (error) {
    return { error: String(error) };
  }
}

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

/** A source that can be divided, and what stands for another thread: the answer comes as a copy. */
function divisible(text: string): { from: ByteSource; second: SecondThread; tails: () => number } {
  const bytes = encode(text, "utf-8");
  const from: ByteSource = {
    ...source(bytes, Math.max(1, bytes.length)),
    slice: (start, end) => source(bytes.subarray(start, end), 1000).stream(),
  };
  let tails = 0;
  const read: SecondThread["read"] = async (job, signal) => {
    const tail = await readTail(from, job, signal);
    tails++;
    return structuredClone(tail);
  };
  return { from, second: { smallest: 0, read }, tails: () => tails };
}

test("whole files read by two threads give one thread's sale lines and report", async () => {
  const shapes = fc.record({
    delimiter: fc.constantFrom(",", ";"),
    newline: fc.constantFrom("\n", "\r\n"),
    mark: fc.boolean(),
  });
  const changes = fc.record({
    dateFormat: fc.constantFrom("dd/mm/yyyy", "mm/dd/yyyy"),
    decimal: fc.constantFrom(".", ","),
    discountKind: fc.constantFrom("amount", "percent"),
    keepReturns: fc.boolean(),
  }) as fc.Arbitrary<Partial<Mapping>>;
  const files = shapes.chain((shape) => fc.tuple(fc.constant(shape.delimiter), file(shape, 80)));
  let divided = 0;
  await fc.assert(
    fc.asyncProperty(files, changes, async ([delimiter, text], change) => {
      const header = text
        .slice(0, text.indexOf("route") + 5)
        .replace("\ufeff", "")
        .split(delimiter);
      const mapping = mappingOf(header, { ...change, dialect: { delimiter } });
      const { from, second, tails } = divisible(text);
      expect(await outcome(from, mapping, false, second)).toEqual(await outcome(csv(text), mapping, true));
      divided += tails();
    }),
    { numRuns: 400 },
  );
  expect(divided).toBeGreaterThan(30);
});

test("a middle that lies within quotes is found out, and the file read whole", async () => {
  const inner = "b,q,02/02/2024,2\n".repeat(40);
  const text = `customer,product,date,qty\na,p,01/02/2024,1\na,"p\n${inner}",01/02/2024,3\n`;
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty"], {}),
    columns: { customer: 0, product: 1, date: 2, quantity: 3 },
  };
  const { from, second } = divisible(text);
  const found = await outcome(from, mapping, false, second);
  expect(found).toMatchObject({ inspection: { rows: 2, kept: 2, totals: { quantity: 4 } } });
  expect(found).toEqual(await outcome(csv(text), mapping, true));
});

test("both halves together: codes, names, places, rejects and duplicates by hand", async () => {
  const half = (names: string[]) =>
    names.map((name, i) => `${name},p${i % 3},0${1 + (i % 9)}/02/2024,${i - 1},${name} St`).join("\n");
  const text = `customer,product,date,qty,address\n${half(["b", "a", "c", "b", "a", "c", "b", "a"])}\n${half(["a", "d", "c", "b", "e", "a", "b", "a"])}\n`;
  const mapping: Mapping = {
    ...mappingOf(["customer", "product", "date", "qty", "address"], {}),
    columns: { customer: 0, product: 1, date: 2, quantity: 3, address: 4 },
  };
  const { from, second, tails } = divisible(text);
  const { lines, inspection } = await ingest(from, mapping, { second });
  expect(tails()).toBe(1);
  expect(lines.customer.values).toEqual(["a", "c", "b", "d", "e"]);
  expect(lines.place?.values.map(({ address }) => address)).toEqual(["a St", "c St", "b St", "d St", "e St"]);
  expect([...lines.line]).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16]);
  expect(inspection.rejected).toMatchObject({
    return: { count: 2, lines: [1, 9], values: ["quantity -1", "quantity -1"] },
  });
  expect(inspection).toMatchObject({ rows: 16, kept: 14, duplicates: 4, totals: { quantity: 42 } });
});
