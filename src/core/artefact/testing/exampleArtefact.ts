// A small complete model that tests of the files, the storage and the command line share; its numbers mean nothing.

import type { Metric } from "../../evaluation/metric.ts";
import type {
  Figures,
  MetricsReport,
  NetworksReport,
  ProductMetrics,
  ProductSlices,
  RevenueMetrics,
} from "../../evaluation/report.ts";
import type { Scaler } from "../../features/sampleSet.ts";
import type { TaskLosses } from "../../training/events.ts";
import { PRESET_SETTINGS } from "../../training/settings.ts";
import type { Artefact } from "../artefact.ts";
import { customerSet } from "../customerSet.ts";

const metric = (value: number): Metric => ({ value, low: value * 0.9, high: value * 1.1 });
const product = (value: number): ProductMetrics & ProductSlices => {
  const all = {
    accuracy: metric(value),
    hit5: metric(value * 2),
    hit10: metric(value * 3),
    ndcg5: metric(value * 1.5),
    ndcg10: metric(value * 1.7),
    mrr: metric(value * 1.4),
  };
  return { ...all, repeat: { ...all, count: 30 }, new: { ...all, count: 10 } };
};
const revenue = (value: number): RevenueMetrics => ({ mae: metric(value), rmse: metric(2 * value), wape: metric(0.4) });
const scalers = (prefix: string, count: number): Scaler[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `${prefix} ${i}`,
    log: i % 2 === 0,
    scale: true,
    mean: i / 3,
    divisor: 1,
    deviation: 1 + i,
  }));
const losses = (total: number): TaskLosses => ({
  total,
  product: total - 0.5,
  quantity: 0.25,
  revenue: 0.25,
  discount: 0,
});

/** A new model of one member and three products whose discount task is absent. */
export function exampleArtefact(): Artefact {
  const backend = { name: "wasm", detail: "1 thread", reason: "No WebGPU adapter." } as const;
  return {
    members: [
      {
        config: {
          numProducts: 5,
          numProvinces: 35,
          embedDim: 4,
          hiddenSize: 4,
          numLayers: 1,
          numHeads: 1,
          stepFeatures: 3,
          periodFeatures: 5,
          periodHidden: 4,
          periodHeads: 1,
          customerFeatures: 6,
          provinceDim: 8,
          customerDim: 4,
          fusionDim: 8,
          headDim: 4,
          dropout: 0.1,
          memory: "frequency",
          scales: ["week", "month"],
        },
        settings: { ...PRESET_SETTINGS.quick, hiddenSize: 4, embedDim: 4, memory: "frequency" },
        history: {
          steps: [{ step: 1, epoch: 1, learningRate: 1e-3, gradientNorm: 0.7, loss: losses(3) }],
          epochs: [{ epoch: 1, train: losses(2.5), validation: losses(2.75), best: true, seconds: 6 }],
          bestEpoch: 1,
          reason: "all epochs done",
          seconds: 12.5,
          backend,
        },
        weights: new Map([
          [
            "product_embedding.weight",
            { shape: [5, 4], values: Float32Array.from({ length: 20 }, (_, i) => Math.sin(i)) },
          ],
          ["memory_gate.bias", { shape: [2], values: Float32Array.of(0.1, -0) }],
        ]),
      },
    ],
    mapping: {
      header: ["Khách hàng", "Ngày", "Sản phẩm"],
      columns: { customer: 0, date: 1, product: 2 },
      dateFormat: "dd/mm/yyyy",
      decimal: ",",
      discountKind: "percent",
      keepReturns: false,
    },
    preprocess: {
      version: 2,
      settings: {
        maxSeqLen: 20,
        minHistory: 1,
        historyRule: "before-visit",
        split: "time",
        splitSeed: 1,
        minProductCount: 2,
        maxProducts: 5000,
        dropWalkIns: false,
      },
      products: ["SP1", "=SP2", "SP3"],
      productNames: ["Sữa", "Bánh", ""],
      priceTiers: [1, 5, 0],
      productCounts: [30, 20, 2],
      steps: scalers("step", 3),
      periods: {
        week: scalers("week", 5),
        month: scalers("month", 5),
        quarter: scalers("quarter", 5),
        year: scalers("year", 5),
      },
      customer: scalers("customer", 6),
      targets: {
        quantity: { name: "quantity", log: true, scale: true, divisor: 1, mean: 0.5, deviation: 0.25 },
        revenue: { name: "revenue", log: true, scale: true, divisor: 1, mean: 9.1, deviation: 1.3 },
        discount: { name: "discount", log: false, scale: false, divisor: 1, mean: 0, deviation: 1 },
      },
      tasks: { quantity: true, revenue: true, discount: false },
      scales: ["week", "month"],
      scalesOff: [{ scale: "year", reason: "the data spans 200 days" }],
      cuts: { train: Date.UTC(2025, 5, 1), validation: Date.UTC(2025, 6, 1, 10, 30) },
      rfm: { recency: [1, 2, 3, 4], frequency: [1, 2, 3, 4], monetary: [10, 20, 30, 40.5] },
      salespersonBases: { NV01: { latitude: 21.03, longitude: 105.85 } },
      protocol: "before-visit history, split by time 85 / 10 / 5.",
    },
    metrics: {
      product: product(0.3),
      quantity: { mae: metric(2.5) },
      revenue: revenue(120_000),
      discount: null,
      baselines: {
        product: {
          popular: product(0.05),
          last: product(0.1),
          frequent: product(0.12),
          markov: product(0.15),
          mixture: product(0.29),
        },
        quantity: {
          median: { mae: metric(2) },
          last: { mae: metric(4) },
          customerMean: { mae: metric(3) },
          productMean: { mae: metric(5) },
        },
        revenue: {
          median: revenue(200_000),
          last: revenue(300_000),
          customerMean: revenue(250_000),
          productMean: revenue(260_000),
        },
        discount: null,
      },
      gaps: [
        {
          task: "product",
          metric: "hit10",
          baseline: "mixture",
          difference: 0.03,
          low: 0.011,
          high: 0.049,
          beats: true,
        },
        { task: "product", metric: "mrr", baseline: "markov", difference: 0.014, low: -0.01, high: 0.03, beats: false },
        { task: "quantity", metric: "mae", baseline: "median", difference: -0.5, low: -1, high: -0.1, beats: false },
        { task: "revenue", metric: "rmse", baseline: "median", difference: 1, low: 0.5, high: 2, beats: true },
        {
          task: "revenue",
          metric: "mae",
          baseline: "median",
          difference: 80_000,
          low: 60_000,
          high: 95_000,
          beats: true,
        },
      ],
      counts: { train: 680, validation: 80, test: 40, customers: 25, products: 3 },
      protocol: "before-visit history, split by time 85 / 10 / 5, ranked against all products.",
      backend: "wasm",
      seconds: 12.5,
    },
    provenance: {
      data: {
        fingerprint: "00112233445566778899aabbccddeeff",
        firstDay: "2024-12-13",
        lastDay: "2025-07-31",
        counts: { lines: 900, train: 680, validation: 80, test: 40, customers: 25, products: 3 },
        customers: customerSet(["KH1", "KH2"]),
        training: {
          lines: 700,
          provinces: null,
          amounts: { of: "revenue", edges: [1000, 2000.5], lines: [300, 200, 200] },
        },
        drift: { lines: 200, unknownProducts: 0.01, unknownProvinces: null, products: 0.2, amounts: 0.05 },
      },
      product: "0.2.0",
      backend: "wasm (1 thread)",
      seed: 1,
    },
    golden: {
      date: "2025-08-01",
      columns: ["customer", "time", "product", "quantity", "province"],
      rows: [
        ["C1", "2025-06-01", "SP1", 2.5, "Cần Thơ"],
        ["C1", "2025-06-08T09:30:00", "=SP2", 1, null],
      ],
      customers: ["C1"],
      inputs: { products: [2, 3], lengths: [2], province: [33] },
      answers: { products: ["SP1", "SP3"], probabilities: [0.75, 0.125], quantity: [2] },
    },
  };
}

/** What such a model's metrics tell of two networks. */
export function exampleNetworks({ product, quantity, revenue }: MetricsReport): NetworksReport {
  const { repeat: _, new: __, ...ranked } = product;
  const figures: Figures<Metric> = { product: ranked, quantity, revenue, discount: null };
  const deviations = { accuracy: 0.01, hit5: 0.012, hit10: 0.013, ndcg5: 0.006, ndcg10: 0.007, mrr: 0.005 };
  return {
    networks: [
      { seed: 1, epoch: 1, ...figures },
      { seed: 7, epoch: 3, ...figures },
    ],
    mean: figures,
    lead: figures,
    deviation: {
      product: deviations,
      quantity: { mae: 0.1 },
      revenue: { mae: 900, rmse: 1800, wape: 0.002 },
      discount: null,
    },
  };
}
