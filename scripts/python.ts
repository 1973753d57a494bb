// The tests of python/, with a Python that has torch, safetensors and pytest (findPython.ts). The last line is "N passed,
// N failed"; where no such Python is, nothing ran and nothing failed, and a line says so.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "./findPython.ts";
import { root, runProgram } from "./tool.ts";

/** Tests of a JUnit report that passed and that did not; a report that is missing counts as one that did not. */
function counts(report: string): { passed: number; failed: number } {
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

let result = { passed: 0, failed: 0 };
const python = await findPython(["torch", "safetensors", "pytest"]);
if (python) {
  const reports = join(root, ".cache", "reports");
  const report = join(reports, "python.xml");
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const code = await runProgram(python, ["-m", "pytest", "-q", "-rs", `--junitxml=${report}`, "python"]);
  result = counts(report);
  if (code !== 0 && result.failed === 0) result.failed = 1;
} else {
  console.log(
    'The tests of python/ did not run: no Python with torch, safetensors and pytest here. Install them (pip install -e "python[test]"), or name one that has them in STUDIO_PYTHON.',
  );
}
process.exitCode = result.failed ? 1 : 0;
console.log(`${result.passed} passed, ${result.failed} failed`);
