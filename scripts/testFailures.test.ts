// A failure in a log of thousands of lines is found by what the end of `npm test` repeats of it.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failureLines, playwrightFailures, vitestFailures } from "./testFailures.ts";
import { root } from "./tool.ts";

const passed = { status: "passed", fullName: "adds", failureMessages: [] };

test("Vitest's failures are named by file and test, a file that did not load by its own message", () => {
  const report = {
    testResults: [
      { name: join(root, "src/a.test.ts"), status: "passed", message: "", assertionResults: [passed] },
      {
        name: join(root, "src/b.test.ts"),
        status: "failed",
        message: "",
        assertionResults: [
          passed,
          { status: "failed", fullName: "sums divide", failureMessages: ["expected 1 to be 2"] },
          { status: "skipped", fullName: "later", failureMessages: null },
        ],
      },
      { name: join(root, "src/c.test.ts"), status: "failed", message: "no such module", assertionResults: [] },
    ],
  };
  expect(vitestFailures(report)).toEqual([
    { test: "src/b.test.ts › sums divide", message: "expected 1 to be 2" },
    { test: "src/b.test.ts › later", message: "skipped" },
    { test: "src/c.test.ts", message: "no such module" },
  ]);
});

test("Playwright's failures are found in suites within suites", () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: "page.spec.ts",
    ok: status === "expected",
    tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec("opens", "expected")],
        suites: [{ specs: [spec("closes", "unexpected", "timed out"), spec("waits", "skipped")] }],
      },
    ],
  };
  expect(playwrightFailures(report)).toEqual([
    { test: "page.spec.ts › closes", message: "timed out" },
    { test: "page.spec.ts › waits", message: "skipped" },
  ]);
});

test("each failure takes a bounded number of lines, without colours; a report that is not there takes none", () => {
  const file = join(mkdtempSync(join(tmpdir(), "failures-")), "report.json");
  expect(failureLines(file, vitestFailures)).toEqual([]);
  const message = ["\u001b[31mred\u001b[39m", ...Array.from({ length: 50 }, (_, line) => `line ${line}`)].join("\n");
  const assertionResults = [{ status: "failed", fullName: "counts", failureMessages: [message] }];
  const report = { testResults: [{ name: join(root, "a.test.ts"), status: "failed", assertionResults }] };
  writeFileSync(file, JSON.stringify(report));
  expect(failureLines(file, vitestFailures, 2)).toEqual(["✗ a.test.ts › counts", "    red", "    line 0"]);
});
