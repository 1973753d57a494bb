// Sales files as awkward as programs write them, for tests that compare two ways of reading.

import fc from "fast-check";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { WorkerPool } from "../parallel/chunk.ts";
import type { ByteSource } from "../source/source.ts";

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
  "00/00/0000",
  "01/01/1970 07:00",
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

export interface Shape {
  delimiter: string;
  newline: string;
  mark: boolean;
}

export function file({ delimiter, newline, mark }: Shape, most = 30): fc.Arbitrary<string> {
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

export function mappingOf(header: string[], change: Partial<Mapping>): Mapping {
  const columns: Mapping["columns"] = {
    ...{ customer: 0, product: 1, productName: 2, date: 3, quantity: 4, unitPrice: 5, discount: 6 },
    ...{ address: 7, province: 8, walkIn: 9, route: 10, customerName: 2 },
  };
  const choices = { dateFormat: "dd/mm/yyyy", decimal: ".", discountKind: "amount", keepReturns: false } as const;
  return { header, columns, ...choices, ...change };
}

/** Everything but the measurements, or the sentence the file ends with. */
export async function outcome(
  from: ByteSource,
  mapping: Mapping,
  textOnly: boolean,
  threads?: WorkerPool,
): Promise<unknown> {
  try {
    const { lines, inspection } = await ingest(from, mapping, { textOnly, threads });
    return { lines, inspection: { ...inspection, seconds: 0, peakBytes: 0 } };
  } catch (error) {
    return { error: String(error) };
  }
}
