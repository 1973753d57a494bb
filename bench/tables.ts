// `npm run bench -- tables`: a large Excel workbook to canonical columns, beside what a Python has for reading it.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "../scripts/tool.ts";
import { fileSource } from "../src/cli/fileSource.ts";
import { wholeNumber } from "../src/cli/options.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { MOST_COLUMNS, writeBigWorkbook } from "./tables/bigWorkbook.ts";

const HELP = `npm run bench -- tables [options]

Seconds and memory from an .xlsx to canonical columns: the first look at it, and reading it whole; and the same file
through the readers that Python has (DuckDB's excel, Polars' calamine, python-calamine, openpyxl).

  --rows N         rows of the generated workbook (default: 500000)
  --columns N      columns, 10 to ${MOST_COLUMNS} (default: 20)
  --file PATH      this file instead of a generated one
  --python PATH    a Python with any of these readers (default: python3; "none" leaves it out)
  --json           results as JSON`;

interface Result {
  reader: string;
  seconds: number;
  /** Of all threads: on a busy machine what can be compared. */
  cpuSeconds: number;
  /** Most memory the process held (resident). */
  peakBytes: number;
  lines: number;
}

/** Looks at the file and reads it, in this process. */
async function read(path: string): Promise<Result[]> {
  const source = await fileSource(path);
  const started = performance.now();
  const cpu = cpuSince();
  const { mapping } = await sniff(source);
  const looked = { seconds: (performance.now() - started) / 1000, cpuSeconds: cpu() };
  const cpuOfReading = cpuSince();
  const { inspection } = await ingest(source, mapping);
  const cpuSeconds = cpuOfReading();
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return [
    { reader: "studio, first look", ...looked, peakBytes, lines: 0 },
    { reader: "studio, sale lines", seconds: inspection.seconds, cpuSeconds, peakBytes, lines: inspection.kept },
  ];
}

/** Seconds of processor time since now. */
function cpuSince(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}

/** A program of its own that prints results as JSON; none where it fails. */
function run(command: string, args: readonly string[]): Result[] {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return status === 0 ? (JSON.parse(stdout) as Result[]) : [];
}

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "500000" },
    columns: { type: "string", default: "20" },
    file: { type: "string" },
    python: { type: "string", default: "python3" },
    here: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(HELP);
else if (values.here) console.log(JSON.stringify(await read(values.file!)));
else {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const path = values.file ?? join(folder, "lines.xlsx");
    if (values.file === undefined) {
      const rows = wholeNumber("--rows", values.rows, 1, 1_048_575);
      writeBigWorkbook(path, rows, wholeNumber("--columns", values.columns, 10, MOST_COLUMNS));
    }
    const results = run(process.execPath, [
      "--import",
      "tsx",
      fileURLToPath(import.meta.url),
      "--here",
      "--file",
      path,
    ]);
    if (values.python !== "none") results.push(...run(values.python, [join(root, "bench", "tables_read.py"), path]));
    if (values.json) console.log(JSON.stringify(results, null, 2));
    else {
      const megabytes = (statSync(path).size / 1e6).toFixed(0);
      console.log(`${megabytes} MB on ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`);
      for (const { reader, seconds, cpuSeconds, peakBytes, lines } of results) {
        const times = `${seconds.toFixed(1).padStart(8)} s, ${cpuSeconds.toFixed(1)} s of processors`;
        console.log(`${reader.padEnd(20)} ${times}, ${(peakBytes / 1e6).toFixed(0)} MB, ${lines} lines`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
