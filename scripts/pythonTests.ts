// The tests of python/, with a Python that has what they need.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findPython, TEST_MODULES } from "./findPython.ts";
import type { Counts } from "./testCounts.ts";
import { type RunOptions, runProgram } from "./tool.ts";

/** Runs them and counts; undefined where no Python here can, which a line says. The report lies in `reports`. */
export async function pythonTests(reports: string, options?: RunOptions): Promise<Counts | undefined> {
  const python = await findPython(TEST_MODULES);
  if (!python) {
    console.log(
      `The tests of python/ did not run: no Python with ${TEST_MODULES.join(", ")} here. "node --import tsx scripts/python.ts --install" makes one, STUDIO_PYTHON names another.`,
    );
    return undefined;
  }
  const report = join(reports, "python.xml");
  rmSync(report, { force: true });
  const code = await runProgram(python, ["-m", "pytest", "-q", "-rs", `--junitxml=${report}`, "python"], options);
  const counts = junitCounts(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Tests of a JUnit report that passed and that did not; a report that is missing counts as one that did not. */
function junitCounts(report: string): Counts {
  let suite: string;
  try {
    suite = readFileSync(report, "utf8").match(/<testsuite [^>]*>/)![0];
  } catch {
    return { passed: 0, failed: 1 };
  }
  const number = (name: string): number => Number(suite.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
  const failed = number("failures") + number("errors");
  return { passed: number("tests") - failed - number("skipped"), failed };
}
