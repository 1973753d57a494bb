// A Python that has what is asked for: STUDIO_PYTHON, else python3 or python, else an environment of the studio's own.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root, runProgram } from "./tool.ts";

/** What the tests of python/ cannot do without. */
export const TEST_MODULES = ["torch", "safetensors", "pytest"] as const;
const NAMES = ["python3", "python"];
/** PyTorch for processors alone: the usual packages bring some gigabytes for graphics cards. */
const TORCH = ["--index-url", "https://download.pytorch.org/whl/cpu", "torch"];
const MINUTE = 60_000;

/** The first Python here that has these modules, which are not loaded (torch takes seconds); undefined where there is none. */
export async function findPython(modules: readonly string[]): Promise<string | undefined> {
  const named = process.env.STUDIO_PYTHON;
  for (const program of named ? [named] : [...NAMES, environment().python]) {
    const asked = `from importlib.util import find_spec; assert all(map(find_spec, ${JSON.stringify(modules)}))`;
    if (await runs(program, asked)) return program;
  }
  return undefined;
}

/**
 * Makes an environment outside the checkout with what the tests of python/ need, every step bounded in time. Resolves to
 * nothing where it is there, else to what was in the way.
 */
export async function makePython(): Promise<string | undefined> {
  const { folder, python, packages } = environment();
  for (const program of NAMES) {
    if (!(await runs(program, "import sys; assert sys.version_info >= (3, 10)"))) continue;
    console.log(`Making an environment for the tests of python/ in ${folder} ...`);
    if ((await runProgram(program, ["-m", "venv", "--clear", folder], { timeout: 2 * MINUTE })) !== 0) {
      return `${program} makes no environment (on Debian: apt install python3-venv)`;
    }
    // A package index that does not answer is not asked again.
    const install = (...what: string[]) =>
      runProgram(python, ["-m", "pip", "install", "--quiet", "--retries", "0", ...what], { timeout: 10 * MINUTE });
    if ((await install(...TORCH)) !== 0) return "pip could not install torch";
    if ((await install(...packages)) !== 0) return `pip could not install ${packages.join(", ")}`;
    return undefined;
  }
  return "there is no Python 3.10 or newer";
}

/** The studio's own environment: named by its packages, so that others make another. */
function environment(): { folder: string; python: string; packages: string[] } {
  const listed = readFileSync(join(root, "python", "pyproject.toml"), "utf8").match(/^test = (\[.*\])$/m);
  if (!listed) throw new Error('python/pyproject.toml has no line "test = [...]" with what its tests need');
  const packages = JSON.parse(listed[1]!) as string[];
  const name = createHash("sha256").update(packages.join("\n")).digest("hex").slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "sales-studio", `python-${name}`);
  const windows = process.platform === "win32";
  return { folder, python: join(folder, ...(windows ? ["Scripts", "python.exe"] : ["bin", "python"])), packages };
}

async function runs(program: string, code: string): Promise<boolean> {
  try {
    await promisify(execFile)(program, ["-c", code]);
    return true;
  } catch {
    return false; // Not there, or without what the code needs.
  }
}
