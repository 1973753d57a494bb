// Targets as rows of a table that training elsewhere reads: the model's inputs and targets, float32 and int32 as the network is
// given them (docs/formats.md, "Samples as Parquet").

import { SCALE_PERIODS, SCALES } from "../../features/batch.ts";
import { customerPart } from "../../features/customerPart.ts";
import { EVIDENCE_COUNT, MEMORY_PARTS, PART_COUNT } from "../../features/memory/parts.ts";
import type { Preprocess, SampleSet, SplitName } from "../../features/sampleSet.ts";
import { SPLIT_NAMES } from "../../features/split.ts";
import { orderByText } from "../../lib/timeOrder.ts";

/** What a column holds: a moment is milliseconds of a wall clock, bytes are numbers in little endian, row by row. */
export type SampleColumn =
  | { name: string; kind: "text"; values: string[] }
  | { name: string; kind: "moment"; values: number[] }
  | { name: string; kind: "int32" | "float32"; values: number[] }
  | { name: string; kind: "bytes"; values: Uint8Array[] };

/** Bytes that a row takes at most, and rows written at a time: some 32 MB of them. */
const GROUP_BYTES = 32_000_000;
const MOST_ROWS = 8192;

/** Shapes of a row's tensors by column; L stands for the row's own `length`. */
export function sampleShapes(preprocess: Preprocess): Record<string, (number | "L")[]> {
  const periods = preprocess.scales.map((scale) => [scale, [SCALE_PERIODS[scale], preprocess.periods[scale].length]]);
  return {
    products: ["L"],
    steps: ["L", preprocess.steps.length],
    ...Object.fromEntries(periods),
    features: [preprocess.customer.length],
    evidence: [EVIDENCE_COUNT],
    counted: [PART_COUNT],
  };
}

/** Names along the last axis of the tensors that have some. */
export function sampleFeatures(preprocess: Preprocess): Record<string, string[]> {
  const names = (scalers: readonly { name: string }[]): string[] => scalers.map(({ name }) => name);
  return {
    steps: names(preprocess.steps),
    ...Object.fromEntries(preprocess.scales.map((scale) => [scale, names(preprocess.periods[scale])])),
    features: names(preprocess.customer),
    counted: [...MEMORY_PARTS],
  };
}

/** Target indices of each of so many shards: whole customers, by their codes, each one's targets in the order of time. */
export function shardTargets({ lines, targets }: SampleSet, shards: number): Uint32Array[] {
  const { codes, values } = lines.customer;
  const rank = new Uint32Array(values.length);
  orderByText(values).forEach((code, i) => {
    rank[code] = i;
  });
  const shardOf = Uint32Array.from(values, (value) => customerPart(value, shards));
  const customerOf = (target: number): number => codes[targets[target]!]!;
  const sizes = new Uint32Array(shards);
  for (let target = 0; target < targets.length; target++) sizes[shardOf[customerOf(target)]!]!++;
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let target = 0; target < targets.length; target++) {
    const shard = shardOf[customerOf(target)]!;
    found[shard]![sizes[shard]!++] = target;
  }
  for (const each of found) each.sort((a, b) => rank[customerOf(a)]! - rank[customerOf(b)]! || a - b);
  return found;
}

/** The part of each target, by its index. */
export function partsOf(samples: SampleSet): Uint8Array {
  const parts = new Uint8Array(samples.targets.length);
  for (const [part, name] of SPLIT_NAMES.entries()) for (const target of samples.split[name]) parts[target] = part;
  return parts;
}

/** How many of these targets each part has. */
export function countParts(targets: Uint32Array, parts: Uint8Array): Record<SplitName, number> {
  const counts = { train: 0, validation: 0, test: 0 };
  for (const target of targets) counts[SPLIT_NAMES[parts[target]!]!]++;
  return counts;
}

/** The rows of these targets, some thousand at a time; columns and bytes are fresh each time. */
export function* sampleRows(
  samples: SampleSet,
  targets: Uint32Array,
  parts: Uint8Array,
): Generator<SampleColumn[], void> {
  const { sizes, preprocess } = samples;
  const rowBytes = 4 * preprocess.settings.maxSeqLen * (1 + sizes.stepFeatures);
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor(GROUP_BYTES / rowBytes)));
  // Without targets one group without rows, which tells the columns.
  for (let from = 0; from === 0 || from < targets.length; from += rows) {
    yield columnsOf(samples, targets.subarray(from, from + rows), parts);
  }
}

function columnsOf(samples: SampleSet, targets: Uint32Array, parts: Uint8Array): SampleColumn[] {
  const { lines, sizes, preprocess } = samples;
  const batch = samples.assemble(targets);
  const { size, target } = batch;
  const whole = (values: ArrayLike<number>): number[] => Array.from(values);
  const lineOf = Array.from(targets, (each) => samples.targets[each]!);
  /** [B, width] as B times the bytes of the first `width(row)` of each row. */
  const bytes = (values: Float32Array | Int32Array, width: (row: number) => number = () => values.length / size) =>
    Array.from({ length: size }, (_, row) => {
      const from = values.byteOffset + (values.byteLength / size) * row;
      return new Uint8Array(values.buffer, from, 4 * width(row));
    });
  return [
    { name: "split", kind: "text", values: Array.from(targets, (each) => SPLIT_NAMES[parts[each]!]!) },
    { name: "customer", kind: "text", values: lineOf.map((i) => lines.customer.values[lines.customer.codes[i]!]!) },
    { name: "time", kind: "moment", values: lineOf.map((i) => lines.time[i]!) },
    { name: "line", kind: "int32", values: lineOf.map((i) => lines.line[i]!) },
    { name: "length", kind: "int32", values: whole(batch.lengths) },
    { name: "products", kind: "bytes", values: bytes(batch.products, (row) => batch.lengths[row]!) },
    {
      name: "steps",
      kind: "bytes",
      values: bytes(batch.steps, (row) => batch.lengths[row]! * sizes.stepFeatures),
    },
    ...SCALES.filter((scale) => preprocess.scales.includes(scale)).map(
      (scale): SampleColumn => ({ name: scale, kind: "bytes", values: bytes(batch.periods[scale]) }),
    ),
    { name: "features", kind: "bytes", values: bytes(batch.customer) },
    { name: "province", kind: "int32", values: whole(batch.province) },
    { name: "evidence", kind: "bytes", values: bytes(batch.evidence) },
    { name: "counted", kind: "bytes", values: bytes(target.counted) },
    { name: "product", kind: "int32", values: whole(target.product) },
    { name: "quantity", kind: "float32", values: whole(target.quantity) },
    { name: "revenue", kind: "float32", values: whole(target.revenue) },
    { name: "discount", kind: "float32", values: whole(target.discount) },
  ];
}
