// `segments`: customers told apart by recency, frequency and money, as a table and as a CSV.

import { parseArgs } from "node:util";
import { type SegmentedCustomer, segmentCustomers } from "../core/features/customerSegments.ts";
import { SEGMENTS } from "../core/features/segments.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { csvLine } from "../core/lib/csv.ts";
import type { Command } from "./command.ts";
import { severalFiles, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { writeText } from "./writeResult.ts";

export const segmentsCommand: Command = {
  name: "segments",
  summary: "tell customers apart by recency, frequency and money",
  help: `npm run studio -- segments FILE ... [--out segments.csv] [--clusters K] [--seed 1]

Scores every customer from 1 to 5 in recency, frequency and money (quintiles over the customers of the file, as of its
last line; lines far from all others in time do not count) and names the segment, Champions to Lost, by the recency score and the mean of the other two.

  --out FILE        one line per customer with scores and segment
  --clusters K      k-means clusters over the same three numbers too (best customers are cluster 1)
  --seed S          of the clusters (default 1)
  --drop-walk-ins   leave walk-in customers out

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: "string" },
        clusters: { type: "string" },
        seed: { type: "string", default: "1" },
        "drop-walk-ins": { type: "boolean", default: false },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const clusters = values.clusters === undefined ? 0 : wholeNumber("--clusters", values.clusters, 2, 50);
    const seed = wholeNumber("--seed", values.seed, 0, 2_147_483_647);
    await tryOutputs({ "--out": values.out }, files);
    const { lines } = await readLines(files, terminal, { choice: readingChoice(values) });
    const customers = runToEnd(segmentCustomers(lines, { dropWalkIns: values["drop-walk-ins"], clusters, seed }));
    terminal.print(table(customers));
    if (values.out === undefined) return;
    const head = ["customer", "name", "recency_days", "frequency", "monetary", "r", "f", "m", "segment", "cluster"];
    const rows = customers.map(({ code, recency, frequency, monetary, scores: { r, f, m }, segment, cluster }) =>
      csvLine([
        lines.customer.values[code]!,
        lines.customerNames[code] ?? "",
        recency,
        frequency,
        monetary,
        r,
        f,
        m,
        segment,
        cluster,
      ]),
    );
    // The byte order mark makes Excel read UTF-8.
    await writeText(values.out, `\ufeff${csvLine(head)}${rows.join("")}`);
    terminal.print(`${values.out}: ${customers.length.toLocaleString("en-US")} customers`);
  },
};

/** Customers and share of the money by segment, then by cluster. */
function table(customers: readonly SegmentedCustomer[]): string {
  const money = customers.reduce((sum, { monetary }) => sum + monetary, 0);
  const row = (name: string, some: readonly SegmentedCustomer[]): string => {
    const own = some.reduce((sum, { monetary }) => sum + monetary, 0);
    const share = money > 0 ? `${((100 * own) / money).toFixed(1)}%` : "–";
    return `${name.padEnd(20)}${some.length.toLocaleString("en-US").padStart(10)}${share.padStart(10)}`;
  };
  const clusters = [...new Set(customers.flatMap(({ cluster }) => cluster ?? []))].sort((a, b) => a - b);
  return [
    `${"segment".padEnd(20)}${"customers".padStart(10)}${"money".padStart(10)}`,
    ...SEGMENTS.map((name) =>
      row(
        name,
        customers.filter(({ segment }) => segment === name),
      ),
    ),
    ...clusters.map((number) =>
      row(
        `cluster ${number}`,
        customers.filter(({ cluster }) => cluster === number),
      ),
    ),
  ].join("\n");
}
