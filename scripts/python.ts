// The tests of python/ alone; the last line is "N passed, N failed". `--install` only sees to it that there is a Python for them,
// here and in `npm test`, and says where that cannot be.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findPython, makePython, TEST_MODULES } from "./findPython.ts";
import { pythonTests } from "./pythonTests.ts";
import { root } from "./tool.ts";

if (process.argv.includes("--install")) {
  const found = await findPython(TEST_MODULES);
  const missing = found ? undefined : await makePython();
  console.log(
    missing ? `The tests of python/ will not run: ${missing}.` : "There is a Python for the tests of python/.",
  );
} else {
  const reports = join(root, ".cache", "reports");
  mkdirSync(reports, { recursive: true });
  const { passed, failed } = (await pythonTests(reports)) ?? { passed: 0, failed: 0 };
  process.exitCode = failed ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}
