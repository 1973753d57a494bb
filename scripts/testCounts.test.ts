// The last line of `npm test` is only as honest as these counts.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playwrightCounts, stageCounts, vitestCounts } from "./testCounts.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("a Vitest file that fails to load, and a skipped test, are failures", () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 1,
    testResults: [file("passed", "passed"), file("failed", "failed", "passed"), file("failed")],
  };
  expect(vitestCounts(report)).toEqual({ passed: 2, failed: 3 });
});

test("Playwright's flaky and skipped tests are no passes", () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] };
  expect(playwrightCounts(report)).toEqual({ passed: 3, failed: 3 });
});

test("a Playwright run that could not start counts its error", () => {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: "no server" }] };
  expect(playwrightCounts(report)).toEqual({ passed: 0, failed: 1 });
});

test("a stage without a report, without tests, or with a bad exit code fails", () => {
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  const path = join(folder, "report.json");
  expect(stageCounts(path, 0, vitestCounts)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(path, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] }));
  expect(stageCounts(path, 0, vitestCounts)).toEqual({ passed: 0, failed: 1 });
  writeFileSync(path, JSON.stringify({ numPassedTests: 4, numFailedTests: 0, numPendingTests: 0, testResults: [] }));
  expect(stageCounts(path, 0, vitestCounts)).toEqual({ passed: 4, failed: 0 });
  expect(stageCounts(path, 1, vitestCounts)).toEqual({ passed: 4, failed: 1 });
});
