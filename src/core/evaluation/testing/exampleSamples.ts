// A small sample set by the slow and obvious way, for tests of what is built on samples: histories are filtered anew
// for each target, nothing is scaled, and no batch is assembled.

import { NO_OPTIONAL_COLUMNS } from "../../data/lines/saleColumns.ts";
import type { Coded, SaleLines } from "../../data/lines/saleLines.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../../features/featureSettings.ts";
import { Sales } from "../../features/memory/sales.ts";
import type { SampleSet } from "../../features/sampleSet.ts";

export interface ExampleLine {
  customer: string;
  /** Days since 1970; the time of day in the fraction. */
  day: number;
  product: string;
  order?: string;
  quantity?: number;
  revenue?: number;
  discount?: number;
}

/** A sample set over some lines (split by time); `cuts` are the shares of targets that train and validate. */
export function exampleSamples(
  rows: ExampleLine[],
  settings: Partial<FeatureSettings> = {},
  cuts: [number, number] = [0.85, 0.95],
): SampleSet {
  const chosen = { ...DEFAULT_FEATURE_SETTINGS, ...settings };
  const lines = exampleLines(rows);
  const { codes } = lines.customer;
  const all = rows.map((_, line) => line);
  const dayOf = (line: number): number => Math.floor(lines.time[line] / 86_400_000);
  const inOrder = (a: number, b: number): number => lines.time[a] - lines.time[b] || a - b;
  const historyOf = (k: number): Int32Array => {
    const earlier = all.filter((i) => {
      if (codes[i] !== codes[k]) return false;
      if (chosen.historyRule === "previous-lines") return inOrder(i, k) < 0;
      const order = lines.order?.codes[k] ?? -1;
      const sameVisit = order >= 0 && lines.order?.codes[i] === order && dayOf(i) === dayOf(k);
      return lines.time[i] < lines.time[k] && !sameVisit;
    });
    return Int32Array.from(earlier.sort(inOrder));
  };
  const targets = Int32Array.from(all.filter((k) => historyOf(k).length >= chosen.minHistory).sort(inOrder));
  const n = targets.length;
  const timeAt = (share: number): number => (n === 0 ? 0 : lines.time[targets[Math.max(0, Math.ceil(share * n) - 1)]]);
  const [train, validation] = [timeAt(cuts[0]), timeAt(cuts[1])];
  const part = (from: number, to: number): Uint32Array =>
    Uint32Array.from([...targets.keys()].filter((t) => lines.time[targets[t]] > from && lines.time[targets[t]] <= to));
  const counts = new Map<string, number>();
  for (const row of rows)
    if (row.day * 86_400_000 <= train) counts.set(row.product, (counts.get(row.product) ?? 0) + 1);
  const vocabulary = [...counts]
    .filter(([, count]) => count >= chosen.minProductCount)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, chosen.maxProducts);
  const idOf = (line: number): number => {
    const at = vocabulary.findIndex(([code]) => code === rows[line].product);
    return at < 0 ? 1 : at + 2;
  };
  const frequencies = (target: number) => {
    const history = historyOf(targets[target]);
    const ids = [...new Set([...history].map(idOf))].filter((id) => id >= 2).sort((a, b) => a - b);
    const shares = ids.map((id) => history.filter((line) => idOf(line) === id).length / history.length);
    return { ids: Int32Array.from(ids), shares: Float32Array.from(shares) };
  };
  const absent = (): never => {
    throw new Error("the example sample set assembles no batches");
  };
  return {
    lines,
    preprocess: {
      version: 2,
      settings: chosen,
      products: vocabulary.map(([code]) => code),
      productNames: vocabulary.map(() => ""),
      priceTiers: vocabulary.map(() => 0),
      productCounts: vocabulary.map(([, count]) => count),
      steps: [],
      periods: { week: [], month: [], quarter: [], year: [] },
      customer: [],
      targets: { quantity: unscaled("quantity"), revenue: unscaled("revenue"), discount: unscaled("discount") },
      tasks: { quantity: true, revenue: true, discount: true },
      scales: [],
      scalesOff: [],
      cuts: { train, validation },
      rfm: { recency: [], frequency: [], monetary: [] },
      salespersonBases: {},
      protocol: "An example.",
    },
    targets,
    split: {
      train: part(Number.NEGATIVE_INFINITY, train),
      validation: part(train, validation),
      test: part(validation, Number.POSITIVE_INFINITY),
    },
    targetProduct: targets.map(idOf),
    targetRepeat: Uint8Array.from(targets, (line) =>
      historyOf(line).some((earlier) => rows[earlier].product === rows[line].product) ? 1 : 0,
    ),
    sizes: { numProducts: vocabulary.length + 2, stepFeatures: 0, periodFeatures: 0, customerFeatures: 0 },
    provinces: new Uint8Array(0),
    assemble: absent,
    assembleNext: absent,
    rawSample: absent,
    readNamed: absent,
    frequencies,
    frequenciesNext: absent,
    memory: absent,
    memoryNext: absent,
    pairs: absent,
    lately: absent,
    latelyNext: absent,
    sales: new Sales({
      tables: undefined,
      cut: train,
      numProducts: vocabulary.length + 2,
      byTime: new Int32Array(0),
      ids: new Int32Array(0),
      times: new Float64Array(0),
    }),
    linesOf: absent,
    history: (target) => historyOf(targets[target]),
  };
}

function exampleLines(rows: ExampleLine[]): SaleLines {
  const column = (key: (row: ExampleLine) => number): Float64Array => Float64Array.from(rows, key);
  return {
    ...NO_OPTIONAL_COLUMNS,
    count: rows.length,
    line: Uint32Array.from(rows, (_, i) => i + 1),
    time: column((row) => row.day * 86_400_000),
    customer: coded(rows.map((row) => row.customer)),
    product: coded(rows.map((row) => row.product)),
    order: rows.some((row) => row.order !== undefined) ? coded(rows.map((row) => row.order ?? "")) : null,
    quantity: column((row) => row.quantity ?? 1),
    revenue: column((row) => row.revenue ?? 10),
    discount: column((row) => row.discount ?? 0),
    family: coded(rows.map((row) => row.product.slice(0, 2))),
    series: coded(rows.map((row) => row.product.slice(0, 4))),
    customerNames: [],
    productNames: [],
    has: { quantity: true, revenue: true, discount: true, timeOfDay: true },
  };
}

/** Codes in order of first appearance; empty text is absent (−1). */
function coded(texts: string[]): Coded {
  const values = [...new Set(texts)].filter((text) => text !== "");
  return { codes: Int32Array.from(texts, (text) => values.indexOf(text)), values };
}

function unscaled(name: string) {
  return { name, log: true, scale: true, divisor: 1, mean: 0, deviation: 1 };
}
