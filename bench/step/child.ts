// Runs a program that answers one line of JSON.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../scripts/tool.ts";
import type { StepRequest, StepResult } from "./measure.ts";
import type { StockRequest, StockResult } from "./stock.ts";

/** The last line of its output, parsed. Throws the last line of what it complains of. */
export async function answerOf(program: string, args: string[]): Promise<unknown> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd: root });
    return JSON.parse(stdout.trim().split("\n").at(-1)!);
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").at(-1);
    throw new Error(said || (error as Error).message);
  }
}

const inNode = (request: object): Promise<unknown> =>
  answerOf(process.execPath, ["--import", "tsx", join(root, "bench", "step", "node.ts"), JSON.stringify(request)]);

export const measureInNode = (request: StepRequest): Promise<StepResult> => inNode(request) as Promise<StepResult>;

export const measureStockInNode = (request: StockRequest): Promise<StockResult> =>
  inNode(request) as Promise<StockResult>;
