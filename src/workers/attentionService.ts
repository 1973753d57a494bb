// Asks the model where it looked: on average over test targets, and for one customer.

import { meanAttention } from "../core/analysis/attention.ts";
import { describeRows, evenRows, type TestTable } from "../core/analysis/testTable.ts";
import { MEMORY_PARTS } from "../core/features/memory/parts.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { MessageError } from "../core/lib/message.ts";
import { yieldToEvents } from "../core/lib/yieldToEvents.ts";
import type { Attention } from "../core/model/attention.ts";
import { countedParts } from "../core/model/config.ts";
import type { Predictor } from "../core/model/predict.ts";
import type { CustomerAttention, TestAttention } from "./analysisProtocol.ts";
import type { Tested } from "./modelService.ts";
import { paced } from "./pace.ts";
import type { Progress } from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { workerMessage } from "./workerMessages.ts";

const TARGETS = 1000;
const CUSTOMERS = 5000;
const ROWS = 64;

/** Means over at most `TARGETS` evenly chosen test targets. */
export async function attentionOnAverage(
  { samples, bundle, predictions }: Tested,
  predictor: Predictor,
  { signal, emit }: Context<Progress>,
): Promise<TestAttention> {
  const { config } = bundle;
  const tell = paced("predicting", emit);
  const targets = evenRows(predictions.targets.length, TARGETS).map((row) => predictions.targets[row]!);
  const parts: Attention[] = [];
  for (let from = 0; from < targets.length; from += ROWS) {
    parts.push(await predictor.attend(samples.assemble(targets.subarray(from, from + ROWS))));
    tell(Math.min(targets.length, from + ROWS), targets.length);
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
    customers: [...codes].slice(0, CUSTOMERS).map((code) => customer.values[code] ?? ""),
  };
}

/** For the customer's last test target. Throws a localised error when there is none. */
export async function attentionFor(
  table: TestTable,
  { samples }: Tested,
  predictor: Predictor,
  customer: string,
): Promise<CustomerAttention> {
  const { lines } = samples;
  const code = lines.customer.values.indexOf(customer);
  const row = table.lines.findLastIndex((line) => lines.customer.codes[line] === code);
  if (code < 0 || row < 0) throw new MessageError(workerMessage("worker.noTestTarget", { customer }));
  const target = table.predictions.targets[row]!;
  const { steps, lengths, scales, gate } = await predictor.attend(samples.assemble([target]));
  const shown = samples.history(target).slice(-lengths[0]!);
  return {
    target: describeRows(table, [row])[0]!,
    steps: Array.from(shown, (line, i) => {
      const product = lines.product.codes[line]!;
      return {
        time: lines.time[line]!,
        product: lines.product.values[product] ?? "",
        name: lines.productNames[product] ?? "",
        quantity: lines.quantity[line]!,
        revenue: lines.revenue[line]!,
        weight: steps[i]!,
      };
    }),
    scales: [...scales],
    gate: gate && [...gate],
  };
}

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
