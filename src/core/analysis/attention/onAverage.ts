// Asks the model where it looks, on average over test targets.

import type { Scale } from "../../features/batch.ts";
import { MEMORY_PARTS } from "../../features/memory/parts.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import type { Attention } from "../../model/attention.ts";
import { countedParts } from "../../model/config.ts";
import type { AnalysisQuestion } from "../analysisContext.ts";
import { evenRows } from "../testTable.ts";
import { type MeanAttention, meanAttention } from "./meanAttention.ts";

/** Where the model looks on average over some test targets. */
export interface TestAttention extends MeanAttention {
  targets: number;
  scaleNames: Scale[];
  /** Parts of the memory behind the model's own answer in `gate`. */
  parts: string[];
  /** Whether a second stage multiplies what the gate mixed. */
  multiplied: boolean;
  /** Customers with a test target, by code. */
  customers: string[];
}

const TARGETS = 1000;
const CUSTOMERS = 5000;
const ROWS = 64;

/** Means over at most `TARGETS` evenly chosen test targets. */
export const onAverage: AnalysisQuestion<undefined, TestAttention> = {
  kept: true,
  compute({ table: { predictions }, samples, model, onDevice, signal, progress }) {
    const { config } = model;
    return onDevice(async (predictor) => {
      const onProgress = progress("predicting");
      const targets = evenRows(predictions.targets.length, TARGETS).map((row) => predictions.targets[row]!);
      const parts: Attention[] = [];
      for (let from = 0; from < targets.length; from += ROWS) {
        parts.push(await predictor.attend(samples.assemble(targets.subarray(from, from + ROWS))));
        onProgress(Math.min(targets.length, from + ROWS), targets.length);
        await yieldToEvents();
        throwIfAborted(signal);
      }
      const { customer } = samples.lines;
      const codes = new Set(Array.from(predictions.targets, (target) => customer.codes[samples.targets[target]!]!));
      return {
        ...meanAttention(joined(parts)),
        targets: targets.length,
        scaleNames: config.scales,
        parts: MEMORY_PARTS.slice(0, countedParts(config.memory)),
        multiplied: config.memory === "experts",
        customers: [...codes].slice(0, CUSTOMERS).map((code) => customer.values[code] ?? ""),
      };
    });
  },
};

function joined(parts: Attention[]): Attention {
  const floats = (of: (part: Attention) => Float32Array) => Float32Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    length: parts[0]?.length ?? 0,
    steps: floats(({ steps }) => steps),
    lengths: Int32Array.from(parts.flatMap(({ lengths }) => [...lengths])),
    scales: floats(({ scales }) => scales),
    gate: parts[0]?.gate ? floats(({ gate }) => gate ?? new Float32Array()) : null,
  };
}
