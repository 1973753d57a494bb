// Names what failed, with its message, out of the JSON reports of Vitest and Playwright: `npm test` repeats it at its end,
// where a log that is cut keeps it.

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "../src/core/lib/zod.ts";
import { root } from "./tool.ts";

export interface Failure {
  /** File and name of the test. */
  test: string;
  /** What it said, without colours. */
  message: string;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const errors = z.array(z.object({ message: z.string().default("") })).default([]);
const spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors })) })),
});
interface Suite {
  specs: z.infer<typeof spec>[];
  suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(spec), suites: z.array(suite).optional() }));
const playwrightReport = z.object({ suites: z.array(suite) });

/** What failed, or was skipped, in a Vitest JSON report; a file that broke before its tests ran by its own name. */
export function vitestFailures(report: unknown): Failure[] {
  return vitestReport.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults
      .filter((test) => test.status !== "passed")
      .map(({ fullName, status, failureMessages }) => ({
        test: `${file} › ${fullName}`,
        message: failureMessages?.join("\n") || status,
      }));
    return failed.length === 0 && status === "failed" ? [{ test: file, message }] : failed;
  });
}

/** What failed, was skipped, or passed only when repeated, in a Playwright JSON report. */
export function playwrightFailures(report: unknown): Failure[] {
  return playwrightReport.parse(report).suites.flatMap(failuresOf);
}

function failuresOf({ specs, suites }: Suite): Failure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter((test) => test.status !== "expected")
      .map(({ status, results }) => ({
        test: `${file} › ${title}`,
        message: results.flatMap((result) => result.errors.map((error) => error.message)).join("\n") || status,
      })),
  );
  return [...own, ...(suites ?? []).flatMap(failuresOf)];
}

/**
 * The failures of a stage's report file, a few lines each: none where the report cannot be read, which is counted elsewhere.
 */
export function failureLines(file: string, read: (report: unknown) => Failure[], linesEach = 12): string[] {
  let failures: Failure[];
  try {
    failures = read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return [];
  }
  return failures.flatMap(({ test, message }) => {
    const lines = stripVTControlCharacters(message).split("\n").slice(0, linesEach);
    return [`✗ ${test}`, ...lines.map((line) => `    ${line}`)];
  });
}
