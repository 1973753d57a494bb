// `inspect`: what a file turned out to be, for people or as JSON.

import { parseArgs } from "node:util";
import { DataError } from "../core/data/dataError.ts";
import { sniff } from "../core/data/dialect/sniff.ts";
import { placeOfLine } from "../core/data/files/fileSurvey.ts";
import { describeColumns } from "../core/data/ingest/describeColumns.ts";
import type { ColumnReport, Inspection, Sniff } from "../core/data/ingest/inspection.ts";
import { inspectionJson } from "../core/data/ingest/inspectionJson.ts";
import { overviewOf } from "../core/explore/overview.ts";
import { overviewJson } from "../core/explore/overviewJson.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { Command } from "./command.ts";
import { openFiles } from "./openFiles.ts";
import { severalFiles } from "./options.ts";
import { overviewLines } from "./overviewText.ts";
import { rankingLines, rankingsJson, rankingsOf } from "./rankingText.ts";
import { READING_HELP, READING_OPTIONS, type ReadingChoice, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import type { Terminal } from "./terminal.ts";

export const inspectCommand: Command = {
  name: "inspect",
  summary: "tell what a file holds: columns, totals, lines set aside",
  help: `npm run studio -- inspect FILE ... [--json] [--encoding NAME] [--map FIELD=COLUMN ...] ...

Reads a CSV (plain or packed), an Excel workbook or a Parquet file, or several of the same columns as one (a folder
stands for the files in it), and reports its format, what each column was taken for and why, the lines set aside by
rule, exact totals, and what sells most by salesperson, route, order source, category and family.

  --json               the report as JSON on stdout

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, ...READING_OPTIONS },
    });
    const files = severalFiles(given);
    const choice = readingChoice(values);
    try {
      const { inspection, lines } = await readLines(files, terminal, { choice, quiet: true });
      const overview = runToEnd(overviewOf(lines));
      const rankings = rankingsOf(lines);
      const json = () => ({
        ...inspectionJson(inspection),
        ...(overview && { overview: overviewJson(overview) }),
        rankings: rankingsJson(rankings),
      });
      const glance = [...(overview ? overviewLines(overview) : []), ...rankingLines(rankings)];
      terminal.print(values.json ? jsonText(json(), 2) : report(inspection, glance));
    } catch (error) {
      if (error instanceof DataError) await printColumns(files, choice, error, values.json, terminal);
      throw error;
    }
  },
};

/** What is known of a file that cannot be read through: its columns, each with the reason, and the notes. */
async function printColumns(
  paths: readonly string[],
  choice: ReadingChoice,
  error: DataError,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  let found: Sniff;
  try {
    found = await sniff((await openFiles(paths, () => undefined)).source, choice.dialect);
  } catch (other) {
    // No table at all: the error says why.
    if (other instanceof DataError) return;
    throw other;
  }
  const mapping = choice.change(found);
  const columns = describeColumns(found.columns, mapping);
  const notes = found.notes.filter((note) => note !== error.message);
  if (json) {
    const told = columns.map(({ header, field, reason, samples }) => ({ header, field, reason, samples }));
    terminal.print(jsonText({ error: error.message, columns: told, notes }, 2));
  } else terminal.print([...columnLines(columns), ...noteLines(notes)].join("\n"));
}

function columnLines(columns: readonly ColumnReport[]): string[] {
  const width = Math.max(...columns.map(({ field }) => field?.length ?? 1));
  return [
    "Columns:",
    ...columns.map(({ header, field, reason }) => `  ${(field ?? "–").padEnd(width)}  ${header}  (${reason})`),
  ];
}

function noteLines(notes: readonly string[]): string[] {
  return notes.map((note) => `Note: ${note}`);
}

function report(inspection: Inspection, overview: readonly string[]): string {
  const { file, files, dialect, mapping, columns, rejected, totals, bulk } = inspection;
  const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  const placed = (line: number): string => {
    const place = files && placeOfLine(files, line);
    return place ? `${place.line} of ${place.name}` : String(line);
  };
  const gone = Object.entries(rejected).map(
    ([rule, { count, lines }]) =>
      `  ${rule}: ${number(count)} (first in data lines ${lines.slice(0, 5).map(placed).join(", ")})`,
  );
  const each = (files ?? []).map(
    ({ name, rows, repeated, first, last }) =>
      `  ${name}: ${number(rows)} lines${repeated > 0 ? `, ${number(repeated)} of them in a file before` : ""}${first && `, ${span({ first, last })}`}`,
  );
  return [
    `${file.name}: ${number(file.size)} bytes, ${dialect.encoding}, delimiter ${jsonText(dialect.delimiter)}, dates ${mapping.dateFormat}, decimals "${mapping.decimal}", currency ${mapping.currency || "unknown"}`,
    ...(each.length ? ["Files:", ...each] : []),
    `${number(inspection.rows)} lines, ${number(inspection.kept)} kept, ${number(inspection.duplicates)} exact duplicates, ${number(inspection.returns ?? 0)} returns, ${number(inspection.walkIns)} of walk-in customers`,
    ...(gone.length ? ["Set aside:", ...gone] : []),
    `${number(inspection.customers)} customers, ${number(inspection.products)} products, ${number(inspection.orders)} orders, ${span(inspection)}${bulk ? ` (most of them ${span(bulk)})` : ""}`,
    `Totals: quantity ${number(totals.quantity)}, revenue ${number(totals.revenue)}, discount ${number(totals.discountAmount)}`,
    ...roleLines(inspection.roles ?? []),
    ...overview,
    ...columnLines(columns),
    ...noteLines(inspection.notes),
    `Read in ${inspection.seconds.toFixed(1)} s, at most ${number(Math.round(inspection.peakBytes / 1e6))} MB of memory`,
  ].join("\n");
}

/** Days, with the time of day where the lines have one. */
function span({ first, last }: { first: string; last: string }): string {
  return [first, last].map((time) => time.replace(/T00:00:00$/, "").replace("T", " ")).join(" to ");
}

/** What the values of role columns say of their lines. */
function roleLines(roles: NonNullable<Inspection["roles"]>): string[] {
  return roles.map(({ header, values }) => {
    const told = values.slice(0, 12).map(({ value, role, count }) => `${value || "(blank)"} ${count} (${role})`);
    return `What lines are, by ${header}: ${told.join(", ")}${values.length > 12 ? " …" : ""}`;
  });
}
