// Lines reach the other end whole, once, and nobody in between opens or copies them.

import { expect, test } from "vitest";
import { ingestHandlers } from "./ingestHandlers.ts";
import { packLines, unpackLines } from "./linesParcel.ts";
import type { DataOrigin } from "./protocol.ts";

const origin: DataOrigin = { kind: "sample", sample: "shop", rows: 200, seed: 1 };
const signal = new AbortController().signal;

test("what was read is handed on through a third without being opened there", async () => {
  const moved: Transferable[] = [];
  const context = {
    signal,
    emit: () => undefined,
    transfer: (...objects: Transferable[]) => void moved.push(...objects),
  };
  const { mapping } = await ingestHandlers.sniff({ origin }, context);
  const report = await ingestHandlers.ingest({ origin, mapping }, context);
  const { kept, totals } = report.inspection;
  expect(report.lines.count).toBe(kept);
  // All that the page gets of the lines is the port.
  expect(moved).toEqual([report.lines.port]);
  const sent = structuredClone(report, { transfer: moved });
  const passedOn = structuredClone(sent, { transfer: [sent.lines.port] });
  const lines = await unpackLines(passedOn.lines);
  expect(lines.count).toBe(kept);
  expect(lines.customer.codes.length).toBe(kept);
  expect(lines.revenue!.reduce((sum, each) => sum + each, 0)).toBeCloseTo(totals.revenue!, 3);
});

test("packing moves the columns", async () => {
  const context = { signal, emit: () => undefined, transfer: () => undefined };
  const { mapping } = await ingestHandlers.sniff({ origin }, context);
  const lines = await unpackLines((await ingestHandlers.ingest({ origin, mapping }, context)).lines);
  const packed = packLines(lines);
  expect(lines.time.length).toBe(0);
  expect((await unpackLines(packed)).time.length).toBe(packed.count);
});
