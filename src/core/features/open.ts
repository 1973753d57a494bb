// Applies a fitted preprocess to any sale lines: targets, their parts, and batches made when they are asked for.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { type CooperativeTask, runToEnd } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";
import { openPairs, type PairsSource } from "./amounts/openPairs.ts";
import type { Pairs, ProductLevels } from "./amounts/pairs.ts";
import { Assembler, createBatch, scaleSteps } from "./assembler.ts";
import type { Batch } from "./batch.ts";
import { checkPreprocess } from "./checkPreprocess.ts";
import { buildColumns, type CustomerColumns, customerAt } from "./customerColumns.ts";
import { CustomerReader } from "./customerReader.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { type FitOptions, type FoundTargets, fitColumns } from "./fit.ts";
import { CustomReader } from "./formula/customReader.ts";
import { FORMULA_NAMES } from "./formula/names.ts";
import { History } from "./history.ts";
import { EaseWeights } from "./memory/ease/easeTable.ts";
import { Followers } from "./memory/followers.ts";
import { LatelyReader } from "./memory/lately.ts";
import type { Shares } from "./memory/parts.ts";
import { MemoryReader } from "./memory/reader.ts";
import { Sales } from "./memory/sales.ts";
import { PeriodReader } from "./periodReader.ts";
import { baseColumns, locatePlaces, type PlaceTable } from "./places.ts";
import { FIRST_PRODUCT } from "./productIds.ts";
import { historyPositions, readRawSample } from "./rawSample.ts";
import { FEATURES } from "./registry/features.ts";
import type { Geocode, Preprocess, SampleSet, SampleSizes, SplitName } from "./sampleSet.ts";
import { applyScaler } from "./scaling.ts";
import { findTargets, SPLIT_NAMES, splitTargets } from "./split.ts";
import { productColumns } from "./vocabulary.ts";

/** Targets looked at between two pauses. */
const STEP = 32_768;

/**
 * Opens the samples of these lines by a fitted preprocess, of this file or of another: unknown customers, products,
 * salespeople and places are served, and the time split uses the stored cuts. The lines must not change afterwards.
 * Throws when the preprocess names a feature that is not known.
 */
export function openSamples(lines: SaleLines, preprocess: Preprocess, options: FitOptions = {}): SampleSet {
  return runToEnd(openTask(lines, preprocess, options.geocode), options);
}

/** `openSamples`, in steps. */
export function* openTask(lines: SaleLines, preprocess: Preprocess, geocode?: Geocode): CooperativeTask<SampleSet> {
  checkPreprocess(preprocess);
  const columns = yield* buildColumns(lines, preprocess.settings.dropWalkIns);
  const places = yield* locatePlaces(lines, geocode);
  const samples = yield* openColumns(columns, places, preprocess);
  yield 1;
  return samples;
}

/**
 * `openTask` of a customer's lines alone, where it is known of every line whether it belongs to the training part: what everybody
 * bought is told by `sales`, which all the lines were counted for. All targets count as training ones.
 */
export function* openKnownTask(
  lines: SaleLines,
  preprocess: Preprocess,
  training: Uint8Array,
  {
    geocode,
    elsewhere,
    sales,
  }: { geocode?: Geocode | undefined; elsewhere?: PairsSource["elsewhere"]; sales?: Sales } = {},
): CooperativeTask<SampleSet> {
  checkPreprocess(preprocess);
  const columns = yield* buildColumns(lines, preprocess.settings.dropWalkIns);
  const places = yield* locatePlaces(lines, geocode);
  const targets = yield* findTargets(columns, preprocess.settings);
  const split = {
    parts: new Uint8Array(targets.length),
    training: Uint8Array.from(columns.lineAt, (line) => training[line]!),
    cuts: preprocess.cuts,
  };
  return yield* openColumns(columns, places, preprocess, { targets, split }, elsewhere, sales);
}

/** `fitPreprocess` and `openSamples` in one go: the columns are laid out and the places looked up only once. */
export function fitAndOpen(lines: SaleLines, settings: FeatureSettings, options: FitOptions = {}): SampleSet {
  return runToEnd(fitAndOpenTask(lines, settings, options.geocode), options);
}

/** `fitAndOpen`, in steps. */
export function* fitAndOpenTask(
  lines: SaleLines,
  settings: FeatureSettings,
  geocode?: Geocode,
): CooperativeTask<SampleSet> {
  const columns = yield* buildColumns(lines, settings.dropWalkIns);
  const places = yield* locatePlaces(lines, geocode);
  const { preprocess, ...found } = yield* fitColumns(columns, places, settings);
  const samples = yield* openColumns(columns, places, preprocess, found);
  yield 1;
  return samples;
}

function* openColumns(
  columns: CustomerColumns,
  places: PlaceTable,
  preprocess: Preprocess,
  found?: FoundTargets,
  elsewhere?: PairsSource["elsewhere"],
  known?: Sales,
): CooperativeTask<SampleSet> {
  const { lines, lineAt } = columns;
  const { settings } = preprocess;
  const products = productColumns(lines.product, preprocess);
  yield;
  const ids = new Int32Array(columns.count);
  for (let p = 0; p < ids.length; p++) ids[p] = products.ids[lines.product.codes[lineAt[p]!]!]!;
  yield;
  const positions = found?.targets ?? (yield* findTargets(columns, settings));
  const { parts, training } = found?.split ?? (yield* splitTargets(columns, positions, settings, preprocess.cuts));
  yield;
  const bases = baseColumns(lines, preprocess);
  const customers = (names: readonly string[]) => new CustomerReader(columns, places, bases, preprocess.rfm, names);
  const stepSource = { columns, tiers: products.tiers };
  const custom = new CustomReader(settings.customFeatures ?? [], stepSource);
  const inputs = namesOf(preprocess.customer.slice(0, preprocess.customer.length - custom.count));
  const readers = {
    periods: new PeriodReader(columns, namesOf(preprocess.periods.week)),
    customer: customers([...inputs, ...custom.customerNames]),
    custom,
  };
  const allOfCustomer = customers(namesOf(FEATURES.customer.all));
  const steps = yield* scaleSteps(stepSource, preprocess);
  const assembler = new Assembler(stepSource, readers, preprocess, ids, steps);
  const history = new History(columns);
  const locate = (target: number): number => {
    const position = positions[target];
    if (position === undefined) throw new InternalError(`no target ${target} (have: 0 to ${positions.length - 1})`);
    history.locate(position, customerAt(columns, position), settings.historyRule);
    return position;
  };
  const sizes: SampleSizes = {
    numProducts: preprocess.products.length + FIRST_PRODUCT,
    stepFeatures: preprocess.steps.length,
    periodFeatures: preprocess.periods.week.length,
    customerFeatures: preprocess.customer.length,
  };
  const rawCustomer = new Float64Array(FEATURES.customer.width + custom.count);
  const targets = new Int32Array(positions.length);
  const targetProduct = new Int32Array(positions.length);
  yield;
  for (let i = 0; i < positions.length; i++) {
    targets[i] = lineAt[positions[i]!]!;
    targetProduct[i] = ids[positions[i]!]!;
  }
  yield;
  const bought = yield* countEarlierPurchases(columns, positions, history, locate);
  const split = indicesByPart(parts);
  yield;
  const countHistory = historyCounter(ids, sizes.numProducts);

  const frequency = bought.shares;
  const followers = yield* Followers.fromTables(preprocess.memory, sizes.numProducts);
  const source = { columns, ids, training, positions, frequency, preprocess, followers, locate, history };
  const memory = new MemoryReader(source);
  yield* memory.sweep();
  const allShares = (): Shares[] => [countHistory(history), ...memory.shares(history)];
  const { byTime, time: times } = columns;
  const { memory: tables, cuts } = preprocess;
  const sales = known ?? new Sales({ tables, cut: cuts.train, numProducts: sizes.numProducts, byTime, ids, times });
  yield;
  const ease = yield* EaseWeights.fromTable(tables?.ease, sizes.numProducts);
  const lately = new LatelyReader({ columns, ids, ease, sales, numProducts: sizes.numProducts });

  const pairsSource = { columns, productIds: products.ids, training, positions, preprocess, elsewhere };
  let opened: { known: ProductLevels | null; pairs: Pairs } | null = null;

  const writeTarget = (target: number, batch: Batch, row: number): void => {
    const line = lineAt[locate(target)]!;
    assembler.write(history, batch, row);
    const product = targetProduct[target]!;
    batch.target.product[row] = product >= FIRST_PRODUCT ? product : 0;
    batch.target.quantity[row] = applyScaler(preprocess.targets.quantity, lines.quantity[line]!);
    batch.target.revenue[row] = applyScaler(preprocess.targets.revenue, lines.revenue[line]!);
    batch.target.discount[row] = applyScaler(preprocess.targets.discount, lines.discount[line]!);
    memory.writeTarget(target, batch.target.counted, batch.evidence, row);
  };

  return {
    lines,
    preprocess,
    targets,
    split,
    targetProduct,
    targetRepeat: bought.repeat,
    sizes,
    provinces: places.province,
    sales,
    assemble(targets, out) {
      const fits = out !== undefined && out.size === targets.length && out.length === settings.maxSeqLen;
      const batch = fits ? out : createBatch(targets.length, settings.maxSeqLen, sizes);
      for (let row = 0; row < targets.length; row++) writeTarget(targets[row]!, batch, row);
      return batch;
    },
    assembleNext(customers, time) {
      const batch = createBatch(customers.length, settings.maxSeqLen, sizes);
      for (let row = 0; row < customers.length; row++) {
        history.locateAt(customers[row]!, time);
        assembler.write(history, batch, row);
        memory.writeEvidence(history, batch.evidence, row);
      }
      return batch;
    },
    frequencies(target) {
      locate(target);
      return countHistory(history);
    },
    frequenciesNext(customer, time) {
      history.locateAt(customer, time);
      return countHistory(history);
    },
    memory(target) {
      locate(target);
      return allShares();
    },
    memoryNext(customer, time) {
      history.locateAt(customer, time);
      return allShares();
    },
    *pairs(known = null) {
      if (opened?.known !== known) opened = { known, pairs: yield* openPairs(pairsSource, known) };
      return opened.pairs;
    },
    lately(target, halfLives) {
      locate(target);
      return lately.read(history, halfLives);
    },
    latelyNext(customer, time, halfLives) {
      history.locateAt(customer, time);
      return lately.read(history, halfLives);
    },
    linesOf(customer) {
      const [from, to] = [columns.start[customer] ?? 0, columns.start[customer + 1] ?? 0];
      return { lines: lineAt.slice(from, to), training: training.slice(from, to) };
    },
    history(target) {
      locate(target);
      return historyPositions(history).map((position) => lineAt[position]!);
    },
    rawSample(target) {
      const position = locate(target);
      return readRawSample({ lines: stepSource, readers, preprocess }, history, position, SPLIT_NAMES[parts[target]!]!);
    },
    readNamed(target, out) {
      locate(target);
      allOfCustomer.read(history, rawCustomer);
      custom.read(history, rawCustomer);
      custom.readNamed(history, rawCustomer, out);
      for (let f = 0; f < custom.count; f++) out[FORMULA_NAMES.length + f] = rawCustomer[FEATURES.customer.width + f]!;
    },
  };
}

function namesOf(features: readonly { name: string }[]): string[] {
  return features.map(({ name }) => name);
}

function indicesByPart(parts: Uint8Array): Record<SplitName, Uint32Array> {
  const of = (part: number): Uint32Array => {
    let count = 0;
    for (let i = 0; i < parts.length; i++) if (parts[i] === part) count++;
    const indices = new Uint32Array(count);
    let next = 0;
    for (let i = 0; i < parts.length; i++) if (parts[i] === part) indices[next++] = i;
    return indices;
  };
  return { train: of(0), validation: of(1), test: of(2) };
}

/** For each target, whether its product stands in its history, and the product's share of the history's lines. */
function* countEarlierPurchases(
  columns: CustomerColumns,
  positions: Int32Array,
  history: History,
  locate: (target: number) => number,
): CooperativeTask<{ repeat: Uint8Array; shares: Float32Array }> {
  const { previousProduct, productRank, lineAt, lines } = columns;
  const repeat = new Uint8Array(positions.length);
  const shares = new Float32Array(positions.length);
  for (let target = 0; target < positions.length; target++) {
    if (target % STEP === 0) yield;
    const position = locate(target);
    let earlier = previousProduct[position]!;
    while (earlier >= history.cut) earlier = previousProduct[earlier]!;
    let count = earlier < 0 ? 0 : productRank[earlier]! + 1;
    const code = lines.product.codes[lineAt[position]!]!;
    for (let e = 0; e < history.excludedCount; e++) {
      if (lines.product.codes[lineAt[history.excluded[e]!]!] === code) count--;
    }
    repeat[target] = count > 0 ? 1 : 0;
    shares[target] = history.length === 0 ? 0 : count / history.length;
  }
  return { repeat, shares };
}

/** Counts the known products of a history: ids ascending, and their shares of all its lines. */
function historyCounter(ids: Int32Array, numProducts: number) {
  const counts = new Int32Array(numProducts);
  const met = new Int32Array(numProducts);
  return (history: History): Shares => {
    let distinct = 0;
    for (let p = history.start; p < history.cut; p++) {
      if (history.leavesOut(p)) continue;
      const id = ids[p]!;
      if (counts[id]!++ === 0 && id >= FIRST_PRODUCT) met[distinct++] = id;
    }
    const known = met.slice(0, distinct).sort();
    const shares = Float32Array.from(known, (id) => counts[id]! / history.length);
    for (const id of known) counts[id] = 0;
    counts[1] = 0;
    return { ids: known, shares };
  };
}
