// What the command line shows: a bar on a terminal, sparse lines elsewhere, results apart from progress.

import { expect, test } from "vitest";
import { duration, Terminal } from "./terminal.ts";

function setup(isTTY: boolean, columns = 80) {
  const written = { out: "", err: "" };
  const clock = { ms: 0 };
  const stream = (key: "out" | "err") => ({
    isTTY,
    columns,
    write: (text: string) => {
      written[key] += text;
    },
  });
  const terminal = new Terminal({ stdout: stream("out"), stderr: stream("err") }, () => clock.ms);
  return { terminal, written, clock };
}

test("without a terminal: a line at the start, every five seconds, and at the end", () => {
  const { terminal, written, clock } = setup(false);
  for (let step = 0; step <= 100; step++) {
    clock.ms = step * 150;
    terminal.progress("Reading", step / 100, "9 MB/s");
  }
  terminal.progress("Reading", 1);
  const lines = written.err.trim().split("\n");
  expect(lines).toEqual([
    "Reading: 0%  9 MB/s",
    "Reading: 34%  9 MB/s",
    "Reading: 68%  9 MB/s",
    "Reading: 100%  9 MB/s",
  ]);
});

test("on a terminal: one bar that is rewritten, cut to the width, and gone before other text", () => {
  const { terminal, written, clock } = setup(true, 40);
  terminal.progress("Reading", 0.5, "a detail that is too long for this terminal");
  expect(written.err).toBe("\r\u001b[KReading ████████████░░░░░░░░░░░░  50%  ");
  clock.ms = 10;
  terminal.progress("Reading", 0.6);
  expect(written.err).not.toContain("60");
  terminal.print("result");
  expect(written.err.endsWith("\r\u001b[K")).toBe(true);
  expect(written.out).toBe("result\n");
});

test("durations", () => {
  expect([0.4, 59.6, 61, 3599, 7322].map(duration)).toEqual([
    "0 s",
    "1 min 0 s",
    "1 min 1 s",
    "59 min 59 s",
    "2 h 2 min",
  ]);
});
