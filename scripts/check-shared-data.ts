// Extra check beside the tests: reads the public sales files of an optional neighbouring folder (../shared/data, or the
// folder given), compares what comes out with its stats.json and looks for false alarms about leaks. One line per file;
// exit code 1 on a mismatch.

import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import type { Inspection } from "../src/core/data/ingest/inspection.ts";
import type { ByteSource } from "../src/core/data/source/source.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../src/core/features/featureSettings.ts";
import { findLeaks } from "../src/core/features/leaks/leaks.ts";
import { fitAndOpen } from "../src/core/features/open.ts";

const folder = process.argv[2] ?? "../shared/data";

interface Expected {
  file: string;
  rows: number;
  kept?: number;
  customers: number;
  products: number;
  orders?: number;
  quantity: number;
  revenue: number;
  /** Allowed difference of the revenue, for variants whose money was rounded. */
  within?: number;
  first: string;
  last: string;
  check?: (inspection: Inspection) => string[];
}

interface Stats {
  datasets: {
    file: string;
    rows: number;
    missing_customer: number;
    exact_duplicate_rows: number;
    all_rows: Summary;
    valid: Summary;
    valid_rows: number;
  }[];
}

interface Summary {
  customers: number;
  orders: number;
  products: number;
  total_quantity: number;
  total_revenue: number;
  min_date: string;
  max_date: string;
}

if (!existsSync(join(folder, "stats.json"))) {
  console.log(`no ${folder}: nothing to check`);
  process.exit(0);
}
const stats = JSON.parse(readFileSync(join(folder, "stats.json"), "utf8")) as Stats;
const files = expectations();
let failures = 0;
for (const expected of files) failures += await check(expected);
console.log(`${files.length - failures} passed, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);

/** Reads one file and prints a line; 1 where something differs. */
async function check(expected: Expected): Promise<number> {
  const source = fileSource(join(folder, expected.file));
  const found = await sniff(source);
  const { lines, inspection } = await ingest(source, found.mapping);
  const problems: string[] = [];
  const same = (name: string, value: unknown, wanted: unknown) => {
    if (wanted !== undefined && value !== wanted) problems.push(`${name} ${value}, expected ${wanted}`);
  };
  same("rows", inspection.rows, expected.rows);
  same("kept", inspection.kept, expected.kept ?? expected.rows);
  same("customers", inspection.customers, expected.customers);
  same("products", inspection.products, expected.products);
  same("orders", inspection.orders, expected.orders);
  same("quantity", inspection.totals.quantity, expected.quantity);
  if (!(Math.abs(inspection.totals.revenue - expected.revenue) <= (expected.within ?? 0)))
    problems.push(`revenue ${inspection.totals.revenue}, expected ${expected.revenue}`);
  same("first", inspection.first, expected.first);
  same("last", inspection.last, expected.last);
  problems.push(...(expected.check?.(inspection) ?? []));
  // These files have no leak: a warning is a false alarm.
  for (const { severity, sentence } of findLeaks(fitAndOpen(lines, DEFAULT_FEATURE_SETTINGS), inspection.mapping)) {
    if (severity === "warning") problems.push(`false alarm: ${sentence.text}`);
  }
  const how = `${inspection.dialect.encoding} ${JSON.stringify(inspection.dialect.delimiter)} ${inspection.mapping.dateFormat} decimal ${inspection.mapping.decimal} discount ${inspection.mapping.discountKind}`;
  console.log(
    `${problems.length === 0 ? "ok  " : "FAIL"} ${expected.file}: ${inspection.kept} of ${inspection.rows} lines, ${how}, ${inspection.seconds.toFixed(2)} s${problems.length > 0 ? ` — ${problems.join("; ")}` : ""}`,
  );
  return problems.length === 0 ? 0 : 1;
}

function expectations(): Expected[] {
  const of = (file: string) => stats.datasets.find((dataset) => dataset.file === file)!;
  const from = (summary: Summary) => ({
    customers: summary.customers,
    products: summary.products,
    orders: summary.orders,
    quantity: summary.total_quantity,
    revenue: summary.total_revenue,
    first: summary.min_date.replace(" ", "T"),
    last: summary.max_date.replace(" ", "T"),
  });
  const retail = of("online-retail.csv.gz");
  const northwind = of("northwind-order-details.csv");
  const shop = of("vn-shop-sales.csv");
  // The shop has no order number; its statistics count lines as orders, here visits are counted.
  const shopRows = { rows: shop.rows, ...from(shop.all_rows), orders: undefined };
  return [
    {
      file: retail.file,
      rows: retail.rows,
      kept: retail.valid_rows,
      ...from(retail.valid),
      check: ({ rejected, duplicates }) => [
        ...(rejected["missing customer"]?.count === retail.missing_customer ? [] : ["missing customers differ"]),
        ...(duplicates === retail.exact_duplicate_rows ? [] : [`${duplicates} duplicates`]),
      ],
    },
    ...["complete-journey-sample.csv.gz", "adventureworks-reseller-sales.csv.gz"].map((file) => ({
      file,
      rows: of(file).rows,
      ...from(of(file).all_rows),
    })),
    { file: northwind.file, rows: northwind.rows, ...from(northwind.all_rows) },
    {
      file: "variants/northwind-semicolon-comma-decimal-cp1252.csv",
      rows: northwind.rows,
      ...from(northwind.all_rows),
    },
    {
      file: "variants/northwind-vn-distributor-headers.csv",
      rows: northwind.rows,
      ...from(northwind.all_rows),
      revenue: northwind.all_rows.total_revenue * 1000,
      within: northwind.rows / 2,
    },
    { file: shop.file, ...shopRows },
    { file: "variants/vn-shop-cp1258.csv", ...shopRows },
    { file: "variants/vn-shop-utf16le-tab.txt", ...shopRows },
  ];
}

function fileSource(path: string): ByteSource {
  return {
    name: basename(path),
    size: statSync(path).size,
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
  };
}
