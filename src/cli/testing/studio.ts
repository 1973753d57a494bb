// The command line in this process, with what it writes kept.

import { main } from "../main.ts";
import { Terminal } from "../terminal.ts";

/** Runs one command line; answers with its exit code and the texts of stdout and stderr. */
export async function studio(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written: Record<"out" | "err", string[]> = { out: [], err: [] };
  const stream = (key: "out" | "err") => ({ write: (text: string) => written[key].push(text) });
  const code = await main(args, new Terminal({ stdout: stream("out"), stderr: stream("err") }));
  return { code, out: written.out.join(""), err: written.err.join("") };
}
