// The studio from the command line: finds the command, runs it, and turns errors into one line on stderr and exit code 1.

import { appendCommand } from "./append.ts";
import type { Command } from "./command.ts";
import { dueCommand } from "./due.ts";
import { evaluateCommand } from "./evaluate.ts";
import { forecastCommand } from "./forecast.ts";
import { generateCommand } from "./generate.ts";
import { geocodeCommand } from "./geocodeCommand.ts";
import { inspectCommand } from "./inspect.ts";
import { orderCommand } from "./order.ts";
import { predictCommand } from "./predict.ts";
import { samplesCommand } from "./samples.ts";
import { segmentsCommand } from "./segments.ts";
import { Terminal } from "./terminal.ts";
import { trainCommand } from "./train.ts";
import { UsageError } from "./usageError.ts";

const COMMANDS: Command[] = [
  trainCommand,
  predictCommand,
  orderCommand,
  evaluateCommand,
  forecastCommand,
  dueCommand,
  inspectCommand,
  appendCommand,
  generateCommand,
  geocodeCommand,
  samplesCommand,
  segmentsCommand,
];

/** Runs one command line (without node and script); resolves to the exit code. */
export async function main(args: string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((each) => each.name === name);
  try {
    if (command) {
      if (rest.includes("--help") || rest.includes("-h")) terminal.print(command.help);
      else await command.run(rest, terminal);
    } else if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      terminal.print(overview());
    } else {
      throw new UsageError(`unknown command "${name}" (have: ${COMMANDS.map((each) => each.name).join(", ")})`);
    }
    terminal.finish();
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const wrong = error instanceof UsageError || (error instanceof TypeError && isParseError(error));
    terminal.note(`error: ${message}`);
    if (wrong) terminal.note(`Run "npm run studio -- ${command ? `${command.name} ` : ""}--help" for help.`);
    return 1;
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `Sales Studio: learn from sales lines what customers buy next.

npm run studio -- COMMAND ...

${list}

npm run studio -- COMMAND --help tells more.`;
}

/** node:util's parseArgs marks its errors by their codes. */
function isParseError(error: TypeError): boolean {
  return "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

// Run as a program, and not imported by a test.
if (process.argv[1] && import.meta.url.endsWith("/main.ts") && /[\\/]cli[\\/]main\.ts$/.test(process.argv[1])) {
  // A reader that leaves early (| head) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2), new Terminal());
}
