// `npm run bench -- demand`: how long the forecasts of many series take on one core, and how soon a cancel is heard.

import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { DemandSeries, DemandSum } from "../src/core/demand/demandSeries.ts";
import { forecastDemand } from "../src/core/demand/forecastDemand.ts";
import { random as randomOf } from "../src/core/lib/random.ts";

const HELP = `npm run bench -- demand [options]

Seconds of the clock and of the processor for weekly series of a third each that sell evenly, unevenly and seldom, with
discounts and Tết, their families and the total; and the longest step, after which a cancel is heard.

  --series N     products (default: 3000)
  --periods N    weeks of history (default: 150)
  --horizon N    weeks ahead (default: 4)
  --json         results as JSON`;

const { values } = parseArgs({
  options: {
    series: { type: "string", default: "3000" },
    periods: { type: "string", default: "150" },
    horizon: { type: "string", default: "4" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const FAMILIES = 30;

/** The total, the families, then the products. */
function generated(products: number, periods: number): { series: DemandSeries[]; sums: DemandSum[] } {
  const rng = randomOf(7);
  const random = () => rng.uniform();
  const series: DemandSeries[] = [];
  const family = (p: number) => 1 + (p % FAMILIES);
  for (let i = 0; i <= FAMILIES; i++)
    series.push({
      values: new Float64Array(periods),
      level: i === 0 ? "total" : "family",
      ...(i > 0 && { parent: 0 }),
    });
  for (let p = 0; p < products; p++) {
    const much = 5 + 200 * random() ** 3;
    const discounts = new Float64Array(periods);
    const amounts = Float64Array.from({ length: periods }, (_, t) => {
      const promoted = (t + p) % 23 === 0;
      discounts[t] = promoted ? 0.25 : 0.05 * random();
      const usual = much * (1 + 0.4 * Math.sin((2 * Math.PI * t) / 52)) * (promoted ? 1.4 : 1);
      if (p % 3 === 0) return Math.round(usual * (0.7 + 0.6 * random()));
      if (p % 3 === 1) return Math.round(usual * -Math.log(1 - random()));
      return random() < 0.25 ? Math.round(usual * 2 * random()) : 0;
    });
    for (let t = 0; t < periods; t++) for (const above of [0, family(p)]) series[above]!.values[t]! += amounts[t]!;
    series.push({ values: amounts, discounts, level: "product", parent: family(p) });
  }
  const sums = Array.from({ length: FAMILIES + 1 }, (_, parent) => ({
    parent,
    children: [...series.keys()].filter((i) => i > 0 && series[i]!.parent === parent),
  }));
  return { series, sums };
}

if (values.help) console.log(HELP);
else {
  const [products, periods, horizon] = [Number(values.series), Number(values.periods), Number(values.horizon)];
  const { series, sums } = generated(products, periods);
  const started = performance.now();
  const used = process.cpuUsage();
  const calendar = { unit: "week", first: 19_359, tet: true } as const;
  const steps = forecastDemand({ calendar, horizon, series, sums });
  let longestStep = 0;
  for (let done: boolean | undefined = false; !done; ) {
    const before = performance.now();
    done = steps.next().done;
    longestStep = Math.max(longestStep, performance.now() - before);
  }
  const { user, system } = process.cpuUsage(used);
  const result = {
    series: series.length,
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (user + system) / 1e6,
    longestStepMs: longestStep,
    peakMB: process.resourceUsage().maxRSS / 1024,
  };
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else {
    console.log(`${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}`);
    console.log(
      `${result.series} weekly series of ${periods} periods: ${result.seconds.toFixed(1)} s, ${result.processorSeconds.toFixed(1)} s of processors, longest step ${longestStep.toFixed(0)} ms, ${result.peakMB.toFixed(0)} MB`,
    );
  }
}
