// A Python that has what is asked for: STUDIO_PYTHON, else python3 or python.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const NAMES = ["python3", "python"];

/** The first Python here that has these modules; undefined where there is none. */
export async function findPython(modules: readonly string[]): Promise<string | undefined> {
  const named = process.env.STUDIO_PYTHON;
  for (const program of named ? [named] : NAMES) {
    try {
      await promisify(execFile)(program, ["-c", `import ${modules.join(", ")}`]);
      return program;
    } catch {
      // Not there, or without the modules.
    }
  }
  return undefined;
}
