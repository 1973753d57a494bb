// A Python that has what is asked for: STUDIO_PYTHON, else python3 or python, else an environment of the checkout's own.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root, runProgram } from "./tool.ts";

const NAMES = ["python3", "python"];
const FOLDER = join(root, ".cache", "python");
const OWN = join(FOLDER, ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
/** PyTorch for processors alone: the usual packages bring some gigabytes for graphics cards. */
const TORCH = ["--index-url", "https://download.pytorch.org/whl/cpu", "torch"];
const MINUTE = 60_000;

/** The first Python here that can import these modules; undefined where there is none. */
export async function findPython(modules: readonly string[]): Promise<string | undefined> {
  const named = process.env.STUDIO_PYTHON;
  for (const program of named ? [named] : [...NAMES, OWN]) {
    if (await has(program, `import ${modules.join(", ")}`)) return program;
  }
  return undefined;
}

/**
 * Makes an environment of the checkout's own in .cache/python with what the tests of python/ need, each step bounded in time. What
 * cannot be had is said by pip; whether it is there is asked of `findPython`.
 */
export async function makePython(): Promise<void> {
  for (const program of NAMES) {
    if (!(await has(program, "import sys; assert sys.version_info >= (3, 10)"))) continue;
    console.log(`Making an environment with the packages of python/ in ${FOLDER} ...`);
    if ((await runProgram(program, ["-m", "venv", FOLDER], { timeout: 2 * MINUTE })) !== 0) continue;
    const install = (...what: string[]) =>
      runProgram(OWN, ["-m", "pip", "install", "--quiet", "--retries", "0", ...what], { timeout: 10 * MINUTE });
    await install(...TORCH);
    await install("-e", "./python[test]");
    return;
  }
}

async function has(program: string, code: string): Promise<boolean> {
  try {
    await promisify(execFile)(program, ["-c", code]);
    return true;
  } catch {
    return false; // Not there, or without them.
  }
}
