#!/usr/bin/env node
// `sales-studio`, the command of the package: serves the built page, or runs a command of the command line.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { main } from "../src/cli/main.ts";
import { programFile } from "../src/cli/packed.ts";
import { Terminal } from "../src/cli/terminal.ts";
import { askedPort, serve } from "./serve.ts";

const SERVING = `sales-studio [--port N] [--open]

Serves the studio's page on localhost and prints its address.

  --port N     serve on this port (default: $PORT, else 5173 or the next free one)
  --open       open the address in a browser
`;

async function servePage(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { port: { type: "string" }, open: { type: "boolean", default: false } },
  });
  const page = fileURLToPath(programFile("../../dist/", "../dist/"));
  if (!existsSync(page)) throw new Error(`there is no built page in ${page}`);
  await serve(page, askedPort(values.port ?? process.env.PORT), values.open);
}

const args = process.argv.slice(2);
const [first] = args;
if (first === undefined || (first.startsWith("-") && first !== "--help" && first !== "-h")) {
  await servePage(args).catch((error: unknown) => {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}\n\n${SERVING}`);
    process.exitCode = 1;
  });
} else {
  if (args.length === 1 && /^(--help|-h|help)$/.test(first)) console.log(SERVING);
  process.exitCode = await main(args, new Terminal());
}
