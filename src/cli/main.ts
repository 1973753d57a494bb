// The studio from the command line: finds the command, runs it, and turns errors into one line on stderr and exit code 1.

import { jsonText } from "../core/lib/jsonText.ts";
import { appendCommand } from "./append.ts";
import type { Command } from "./command.ts";
import { compareCommand } from "./compare.ts";
import { dueCommand } from "./due.ts";
import { evaluateCommand } from "./evaluate.ts";
import { exportCommand } from "./export.ts";
import { systemErrorText } from "./fileErrors.ts";
import { finishCommand } from "./finish.ts";
import { fitCommand } from "./fit.ts";
import { forecastCommand } from "./forecast.ts";
import { generateCommand } from "./generate.ts";
import { geocodeCommand } from "./geocodeCommand.ts";
import { importCommand } from "./import.ts";
import { inspectCommand } from "./inspect.ts";
import { orderCommand } from "./order.ts";
import { PROGRAM } from "./packed.ts";
import { partitionCommand } from "./partition.ts";
import { predictCommand } from "./predict.ts";
import { samplesCommand } from "./samples.ts";
import { searchCommand } from "./search.ts";
import { segmentsCommand } from "./segments.ts";
import { ReaderGone, Terminal } from "./terminal.ts";
import { trainCommand } from "./train.ts";
import { UsageError } from "./usageError.ts";

/** All commands, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  trainCommand,
  searchCommand,
  predictCommand,
  orderCommand,
  evaluateCommand,
  compareCommand,
  exportCommand,
  importCommand,
  finishCommand,
  forecastCommand,
  dueCommand,
  inspectCommand,
  appendCommand,
  generateCommand,
  geocodeCommand,
  partitionCommand,
  fitCommand,
  samplesCommand,
  segmentsCommand,
];

/** Runs one command line (without node and script); resolves to the exit code. */
export async function main(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((each) => each.name === name);
  try {
    if (command) {
      if (rest.includes("--help") || rest.includes("-h"))
        terminal.print(command.help.replace("npm run studio --", PROGRAM));
      else await command.run(rest, terminal);
    } else if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      terminal.print(overview());
    } else {
      throw new UsageError(`unknown command "${name}" (have: ${COMMANDS.map((each) => each.name).join(", ")})`);
    }
    await terminal.end();
    return 0;
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    const message = systemErrorText(error) ?? (error instanceof Error ? error.message : String(error));
    // Who asked for JSON on stdout parses what is there.
    if (asksJson(rest) && !terminal.printed) terminal.print(jsonText({ error: message }, 2));
    const wrong = error instanceof UsageError || (error instanceof TypeError && isParseError(error));
    terminal.note(`error: ${message}`);
    if (wrong) terminal.note(`Run "${PROGRAM} ${command ? `${command.name} ` : ""}--help" for help.`);
    return 1;
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `Sales Studio: learn from sales lines what customers buy next.

${PROGRAM} COMMAND ...

${list}

${PROGRAM} COMMAND --help tells more.`;
}

function asksJson(args: readonly string[]): boolean {
  return args.includes("--json") && !args.some((arg) => arg === "--out" || arg.startsWith("--out="));
}

/** node:util's parseArgs marks its errors by their codes. */
function isParseError(error: TypeError): boolean {
  return "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

// Run as a program, and not imported by a test.
if (process.argv[1] && import.meta.url.endsWith("/main.ts") && /[\\/]cli[\\/]main\.ts$/.test(process.argv[1])) {
  process.exitCode = await main(process.argv.slice(2), new Terminal());
}
