// `npm run bench -- answers`: what is asked of a trained model: the judgement of its test part, the next orders of all customers, and one
// customer's. The model is not trained, which changes nothing in what answering costs.

import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fileSource } from "../src/cli/fileSource.ts";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { workerPool } from "../src/cli/workerPool.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { plainOrderModel } from "../src/core/evaluation/baskets/orderModel.ts";
import { evaluateTask } from "../src/core/evaluation/evaluate.ts";
import { fitAndOpen } from "../src/core/features/open.ts";
import type { SampleSet } from "../src/core/features/sampleSet.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { runToEnd } from "../src/core/lib/cooperativeTask.ts";
import { random } from "../src/core/lib/random.ts";
import { EXPERTS, type Experts, startingExperts } from "../src/core/model/experts.ts";
import { modelConfig, startingParameters } from "../src/core/model/fromSettings.ts";
import { loadModel } from "../src/core/model/predict.ts";
import type { Predictions } from "../src/core/model/predictions.ts";
import { nextOrders, type OrderSource } from "../src/core/orders/orderWriter.ts";
import { featureSettings, PRESET_SETTINGS, PRESETS, type Preset } from "../src/core/training/settings.ts";
import { withSaleLines } from "./shared/saleLines.ts";

const HELP = `npm run bench -- answers [options]

Seconds of judging answers for the test part beside all baselines (the answers are drawn), of all customers' next orders, and of one
customer's, asked for first and once more, by an untrained model with all its parts.

  --rows N         lines of the generated file (default: 240000)
  --file PATH      this file instead of a generated one
  --preset NAME    the model's sizes: ${PRESETS.join(", ")} (default: quick)
  --customers N    so many of the customers (default: all)`;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "240000" },
    file: { type: "string" },
    preset: { type: "string", default: "quick" },
    customers: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

/** Answers for the test part as good as any to be judged: ranks with more low ones than high, and numbers. */
function drawnPredictions({ split, targetProduct, sizes }: SampleSet): Predictions {
  const targets = split.test;
  const rng = random(1);
  const numbers = () => Float64Array.from(targets, () => 100 * rng.uniform());
  const rank = (t: number) =>
    targetProduct[t]! < 2 ? 0 : 1 + Math.floor((sizes.numProducts - 2) * rng.uniform() ** 4);
  return {
    ...{ targets, rank: Int32Array.from(targets, rank), probability: new Float32Array(targets.length) },
    ...{ topK: 1, topIds: new Int32Array(targets.length), topProbabilities: new Float32Array(targets.length) },
    ...{ quantity: numbers(), revenue: numbers(), discount: numbers() },
  };
}

async function openModel(samples: SampleSet, preset: Preset): Promise<OrderSource> {
  const config = modelConfig(samples.sizes, samples.preprocess, PRESET_SETTINGS[preset]);
  const weights = startingParameters(config, samples.preprocess, 1);
  const experts: Experts = {
    ...startingExperts({ visits: 60, sales: 14 }),
    exponents: EXPERTS.map(() => [0.2, 0.01, 0.01]),
  };
  return { samples, predictor: await loadModel([{ config, weights, experts }]), orders: plainOrderModel(5) };
}

async function ask(source: OrderSource, customers: ArrayLike<number>, time: number): Promise<number> {
  let products = 0;
  for await (const chunk of nextOrders(source, customers, time, { products: 5 })) {
    for (const order of chunk) products += order.products.length;
  }
  return products;
}

async function timed(what: string, work: () => unknown): Promise<string> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = ((performance.now() - started) / 1000).toFixed(3).padStart(9);
  return `${what.padEnd(40)}${seconds} s${((user + system) / 1e6).toFixed(3).padStart(10)} CPU s`;
}

async function measure(path: string): Promise<string> {
  const preset = PRESETS.find((name) => name === values.preset) ?? "quick";
  const file = await fileSource(path);
  const { mapping } = await sniff(file);
  const { lines } = await ingest(file, mapping, { threads: workerPool(path) });
  const geocode = lines.place ? await loadGeocode() : undefined;
  const samples = fitAndOpen(lines, featureSettings(PRESET_SETTINGS[preset]), { ...(geocode && { geocode }) });
  const choice = await chooseBackend("wasm");
  const source = await openModel(samples, preset);
  const time = lines.time.reduce((a, b) => Math.max(a, b)) + 1;
  const all = lines.customer.values.map((_, code) => code).slice(0, Number(values.customers ?? lines.count));
  const predictions = drawnPredictions(samples);
  const [one] = all;
  const results = [
    await timed(`${predictions.targets.length} targets judged`, () =>
      runToEnd(evaluateTask(samples, predictions, { backend: "none", seconds: 0 })),
    ),
    await timed("one customer, first", () => ask(source, [one!], time)),
    await timed("one customer, again", () => ask(source, [one!], time)),
    await timed(`${all.length} customers`, () => ask(source, all, time)),
  ];
  source.predictor.dispose();
  const machine = `${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}, ${choice.name} (${choice.detail})`;
  const told = `${lines.count} lines, ${lines.customer.values.length} customers, ${samples.preprocess.products.length} products, sizes of ${preset}`;
  return [machine, told, ...results].join("\n");
}

if (values.help) console.log(HELP);
else {
  await withSaleLines(values, async (path) => console.log(await measure(path)));
  process.exit();
}
