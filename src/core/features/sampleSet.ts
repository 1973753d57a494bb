// What training, evaluation and prediction see of the data: implicit samples, assembled into batches on demand.
// `fitPreprocess` (fit.ts) learns vocabularies, scalers and cuts from the training part; `openSamples` (open.ts)
// applies them to any sale lines, so a saved model meets a new file through the same door.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { GeoPoint } from "../geo/geoPoint.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { Message } from "../lib/message.ts";
import type { Pairs, ProductLevels } from "./amounts/pairs.ts";
import type { Batch, Scale } from "./batch.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import type { HalfLives, LatelyShares, MemoryTables, Shares } from "./memory/parts.ts";
import type { Sales } from "./memory/sales.ts";
import type { PREPROCESS_VERSION } from "./preprocessFormat.ts";
import type { Scaling } from "./registry/definition.ts";

/** How a feature enters the model, with its mean and population deviation over the training samples (1 where unscaled). */
export interface Scaler extends Scaling {
  name: string;
  mean: number;
  deviation: number;
}

/** Looks one place up offline; used once per distinct place. */
export type Geocode = (place: { address: string; ward: string; district: string; province: string }) => GeoPoint | null;

/** Everything fitted on the training part, as plain JSON: with it a file becomes model inputs again, anywhere. */
export interface Preprocess {
  version: typeof PREPROCESS_VERSION;
  settings: FeatureSettings;
  /** Product codes by id: ids 2.. are `products[id − 2]`; 0 padding, 1 unknown. */
  products: string[];
  productNames: string[];
  /** [products.length] price tier 1..5, 0 unknown; same order as `products`. */
  priceTiers: number[];
  /** [products.length] training lines of each product. */
  productCounts: number[];
  /** Products with a training line but without an id: codes and their price tiers. */
  otherProducts?: string[];
  otherPriceTiers?: number[];
  /** The model's own inputs by name, whatever the registry's defaults are today. */
  steps: Scaler[]; // Fs
  periods: Record<Scale, Scaler[]>; // Fp each, the same names
  customer: Scaler[]; // Fc, custom features last
  targets: { quantity: Scaler; revenue: Scaler; discount: Scaler };
  /** Tasks whose column the file has; the others have weight 0 and are reported as absent. */
  tasks: { quantity: boolean; revenue: boolean; discount: boolean };
  /** Scales the data's span can fill; the others are off, with the reason. */
  scales: Scale[];
  scalesOff: { scale: Scale; reason: string; sentence?: Message }[];
  /** Training and validation cuts, in wall-clock ms. */
  cuts: { train: number; validation: number };
  /** Quintile thresholds (4 each) for recency days, frequency, monetary. */
  rfm: { recency: number[]; frequency: number[]; monetary: number[] };
  /** Median position of each salesperson's training customers. */
  salespersonBases: Record<string, { latitude: number; longitude: number }>;
  /** What the memory counts; absent in files of older versions. */
  memory?: MemoryTables;
  /** The protocol in words, shown beside every metric. */
  protocol: string;
  /** The protocol as it can be translated; absent in files of older versions. */
  protocolSentences?: Message[];
}

export type SplitName = "train" | "validation" | "test";

/** Names are those of the scalers; null = unknown. `hour` and `price_tier` are divided by 24 and 5, scores are 1..5. */
export interface RawSample {
  /** Data line number in the file, from 1; `history` holds such numbers too, oldest first. */
  line: number;
  customer: string;
  /** Wall clock, ISO without zone. */
  time: string;
  split: SplitName;
  history: number[];
  /** Per feature, the last L lines of the history, oldest first. */
  steps: Record<string, number[]>;
  /** Per scale and feature, K periods, oldest first. */
  periods: Record<Scale, Record<string, number[]>>;
  features: Record<string, number | null>;
  target: { product: string; quantity: number; revenue: number; discount: number };
}

export interface SampleSet {
  lines: SaleLines;
  preprocess: Preprocess;
  /** [T] line indices (into `lines`) of all targets, in time order. A "target index" below points into this. */
  targets: Int32Array;
  /** Target indices of each part. */
  split: Record<SplitName, Uint32Array>;
  /** [T] vocabulary id of each target's product (1 = unknown). */
  targetProduct: Int32Array;
  /** [T] 1 when the product already stands in the target's history. */
  targetRepeat: Uint8Array;
  sizes: SampleSizes;
  /** [place codes] province 1..34 of each of the lines' places, 0 unknown; empty where they name none. */
  provinces: Uint8Array;
  /** Builds the batch of these target indices. Reuses `out` when its size fits (B rows exactly). */
  assemble(targets: ArrayLike<number>, out?: Batch): Batch;
  /**
   * Builds the inputs for what each customer buys next at `time` (ms), from all lines strictly before it; targets are 0.
   * A customer without such lines (or −1, unknown) is one step of the unknown product with zero numbers, neutral features.
   */
  assembleNext(customers: ArrayLike<number>, time: number): Batch;
  /** The history's product counts of one target: vocabulary ids (≥ 2, ascending) and shares of all history lines. */
  frequencies(target: number): Shares;
  frequenciesNext(customer: number, time: number): Shares;
  /**
   * All parts of the memory in the order of MEMORY_PARTS, the first being `frequencies`. Unlike in training, what the
   * line itself put into the followers' table is not taken out: rank held-out targets by it.
   */
  memory(target: number): Shares[];
  memoryNext(customer: number, time: number): Shares[];
  /**
   * What the amounts model is told of customers and products; `known` levels stand in for products without lines in these. Laid
   * out when first asked for; one caller reads at a time.
   */
  pairs(known?: ProductLevels | null): CooperativeTask<Pairs>;
  /** What the customer, and everybody, bought lately as of a target, of any part: up to the days before its own. */
  lately(target: number, halfLives: HalfLives): LatelyShares;
  latelyNext(customer: number, time: number, halfLives: HalfLives): LatelyShares;
  /** What all customers of these lines bought. */
  sales: Sales;
  /** Indices of a customer's lines in time order, and 1 for each that belongs to the training part. */
  linesOf(customer: number): { lines: Int32Array; training: Uint8Array };
  /** Line indices of the target's whole history, oldest first. */
  history(target: number): Int32Array;
  /** The target and everything known about it before log and scaling, as `samples` writes it. */
  rawSample(target: number): RawSample;
  /** Values of `FORMULA_NAMES` as of the target, and of the custom features behind them; NaN where missing. */
  readNamed(target: number, out: Float64Array): void;
}

export interface SampleSizes {
  /** P: vocabulary size with padding and unknown. */
  numProducts: number;
  stepFeatures: number;
  periodFeatures: number;
  customerFeatures: number;
}
