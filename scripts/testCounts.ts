// Reads how many tests passed and failed out of the JSON reports of Vitest and Playwright.

import { readFileSync } from "node:fs";
import { z } from "../src/core/lib/zod.ts";

export interface Counts {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).optional(),
});

/** Counts of a Vitest JSON report; a file that broke before its tests ran, and a skipped test, count as failures. */
export function vitestCounts(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = vitestReport.parse(report);
  const brokenFiles = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + brokenFiles };
}

/** Counts of a Playwright JSON report; a test that passed only when repeated, or was skipped, counts as failed. */
export function playwrightCounts(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report);
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: failed + (failed === 0 ? (errors?.length ?? 0) : 0) };
}

/**
 * The counts of a stage from its report file and exit code: a stage that ended badly, or that ran no test at all, never
 * counts as passed.
 */
export function stageCounts(file: string, exitCode: number, read: (report: unknown) => Counts): Counts {
  let counts: Counts;
  try {
    counts = read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`no readable test report at ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  const suspicious = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return suspicious ? { ...counts, failed: 1 } : counts;
}
