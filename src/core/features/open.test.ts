import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { DEFAULT_FEATURE_SETTINGS } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { fitAndOpen, fitAndOpenTask, openSamples } from "./open.ts";
import { applyScaler } from "./scaling.ts";
import { arbitraryFile, testGeocode } from "./testing/arbitraryLines.ts";
import { oracleHistory } from "./testing/oracle.ts";
import { type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const geocode = (place: { province: string }) => testGeocode(place.province);
const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 6 };

const start = Date.UTC(2024, 2, 1);
const regular: PlainLine[] = Array.from({ length: 60 }, (_, i) => ({
  line: i + 1,
  customer: `C${i % 3}`,
  time: start + i * 40_000_000,
  product: `P${i % 4}`,
  order: null,
  quantity: 1 + (i % 5),
  revenue: 1000 * (1 + (i % 7)),
  discount: i % 6 === 0 ? 0.1 : 0,
  family: `P${i % 2}`,
  salesperson: `S${i % 3}`,
  source: i % 2 === 0 ? "Mobile" : "Web",
  walkIn: false,
  place: ["Hà Nội", "Đà Nẵng", "nowhere"][i % 3]!,
}));

test("the next purchase at a target's time is asked with the target's own inputs", () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryFile, ({ lines: rows, has }) => {
      const lines = toSaleLines(rows, has);
      let samples: ReturnType<typeof fitAndOpen>;
      try {
        samples = fitAndOpen(lines, settings, { geocode });
      } catch {
        return;
      }
      compared++;
      samples.targets.forEach((line, target) => {
        const row = rows[line]!;
        const split = rows.some((other) => other.time < row.time && visitOf(other, rows) === visitOf(row, rows));
        if (split) return;
        const { target: _asked, ...asked } = samples.assembleNext([lines.customer.codes[line]!], row.time);
        const { target: _known, ...known } = samples.assemble([target]);
        expect(asked).toEqual(known);
        expect(samples.frequenciesNext(lines.customer.codes[line]!, row.time)).toEqual(samples.frequencies(target));
      });
    }),
  );
  expect(compared).toBeGreaterThan(50);
});

test("fitting and opening in one go is the same as one after the other", () => {
  const lines = toSaleLines(regular);
  const preprocess = fitPreprocess(lines, settings, { geocode });
  const both = fitAndOpen(lines, settings, { geocode });
  expect(both.preprocess).toEqual(preprocess);
  const targets = Uint32Array.from(both.targets, (_, i) => i);
  expect(openSamples(lines, preprocess, { geocode }).assemble(targets)).toEqual(both.assemble(targets));
});

test("a preprocess saved as JSON opens another file, whose customers, products, people and places are new", () => {
  const preprocess = JSON.parse(JSON.stringify(fitPreprocess(toSaleLines(regular), settings, { geocode })));
  const strangers = regular.map((row) => ({
    ...row,
    customer: `new ${row.customer}`,
    product: row.line % 2 === 0 ? "unheard of" : row.product,
    salesperson: "nobody",
    place: "elsewhere",
    time: row.time + 400 * 86_400_000,
  }));
  const samples = openSamples(toSaleLines(strangers), preprocess, { geocode });
  expect(samples.targets).toHaveLength(57);
  expect([samples.split.train.length, samples.split.validation.length, samples.split.test.length]).toEqual([0, 0, 57]);
  const batch = samples.assemble(samples.split.test);
  const floats = [batch.steps, batch.customer, ...Object.values(batch.periods), batch.target.revenue];
  for (const column of floats) expect(column.every((value) => Number.isFinite(value))).toBe(true);
  expect([...new Set(batch.province)]).toEqual([0]);
  // Latitude to the kilometres of Hồ Chí Minh City: unknown places stand at the training mean.
  expect([...batch.customer.subarray(18, 25)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(batch.customer[25]).toBe(0.5);
  expect(new Set(batch.products)).toContain(1);
  expect(batch.target.product.filter((id) => id === 0).length).toBeGreaterThan(20);
});

test("the same file without optional columns opens too", () => {
  const preprocess = fitPreprocess(toSaleLines(regular), settings, { geocode });
  const none = { order: false, salesperson: false, source: false, walkIn: false, place: false };
  const samples = openSamples(toSaleLines(regular, none), preprocess);
  const batch = samples.assemble([0, 5]);
  expect(batch.customer.every((value) => Number.isFinite(value))).toBe(true);
  expect([...batch.province]).toEqual([0, 0]);
});

test("an unknown customer, or one without a past, is one step of the unknown product and neutral features", () => {
  const samples = fitAndOpen(toSaleLines(regular), settings, { geocode });
  const time = Date.UTC(2024, 3, 15);
  for (const [customer, at] of [
    [-1, time],
    [99, time],
    [0, start],
  ] as const) {
    const batch = samples.assembleNext([customer], at);
    expect(batch.lengths[0]).toBe(1);
    expect([...batch.products]).toEqual([1, 0, 0, 0, 0, 0]);
    expect(batch.steps.every((value) => value === 0)).toBe(true);
    const { customer: scalers, periods } = samples.preprocess;
    const urban = scalers.findIndex(({ name }) => name === "urban");
    expect(urban).toBe(25);
    scalers.slice(0, urban).forEach((_, f) => {
      expect(batch.customer[f]).toBe(0);
    });
    expect(batch.customer[urban]).toBe(0.5);
    expect(batch.periods.week[0]).toBe(Math.fround(applyScaler(periods.week[0]!, 0)));
    expect(batch.province[0]).toBe(0);
    expect(samples.frequenciesNext(customer, at)).toEqual({ ids: new Int32Array(0), shares: new Float32Array(0) });
  }
});

test("a batch is reused when it fits, and leaves nothing of its last rows behind", () => {
  const samples = fitAndOpen(toSaleLines(regular), settings, { geocode });
  const last = samples.targets.length - 1;
  const reused = samples.assemble([last, last - 1]);
  expect(samples.assemble([0, 1], reused)).toBe(reused);
  expect(reused).toEqual(samples.assemble([0, 1]));
  expect(samples.assemble([0, 1, 2], reused)).not.toBe(reused);
});

test("history lines are those of the definition, in order", () => {
  const samples = fitAndOpen(toSaleLines(regular), settings, { geocode });
  for (const target of [0, 20, samples.targets.length - 1]) {
    const row = regular[samples.targets[target]!]!;
    const expected = oracleHistory(regular, row, settings).map((earlier) => earlier.line - 1);
    expect([...samples.history(target)]).toEqual(expected);
  }
});

test("returns kept in the file go through the logarithm mirrored, never as NaN", () => {
  const rows = regular.map((row) => (row.line % 9 === 0 ? { ...row, quantity: -3, revenue: -5e6 } : row));
  const samples = fitAndOpen(toSaleLines(rows), settings, { geocode });
  const batch = samples.assemble(Uint32Array.from(samples.targets, (_, i) => i));
  for (const column of [batch.steps, batch.customer, ...Object.values(batch.periods), batch.target.revenue]) {
    expect(column.every((value) => Number.isFinite(value))).toBe(true);
  }
});

test("a stopped fit throws the signal's reason", () => {
  const signal = AbortSignal.abort(new Error("stopped by user"));
  expect(() => fitPreprocess(toSaleLines(regular), settings, { signal })).toThrow("stopped by user");
});

test("preparing pauses often, wherever it is, and stops there when it is told to", () => {
  const steps = () => fitAndOpenTask(toSaleLines(regular), settings, geocode);
  let pauses = 0;
  for (const run = steps(); !run.next().done; ) pauses++;
  // Columns, places, targets, split, vocabulary, prices, sweep, samples: each pauses at least once.
  expect(pauses).toBeGreaterThan(20);
  for (let heard = 0; heard < pauses; heard++) {
    const controller = new AbortController();
    let taken = 0;
    function* abortedOnTheWay(): ReturnType<typeof steps> {
      const run = steps();
      for (;;) {
        if (taken++ === heard) controller.abort(new Error("stopped"));
        const next = run.next();
        if (next.done) return next.value;
        yield next.value;
      }
    }
    expect(() => runToEnd(abortedOnTheWay(), { signal: controller.signal })).toThrow("stopped");
    expect(taken).toBe(heard + 1);
  }
});

test("progress grows to 1", () => {
  const shares: number[] = [];
  fitPreprocess(toSaleLines(regular), settings, { onProgress: (share) => shares.push(share) });
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test("a preprocess of another version, or a damaged one, is refused by name", () => {
  const lines = toSaleLines(regular);
  const preprocess = fitPreprocess(lines, settings);
  const renamed = structuredClone(preprocess);
  renamed.steps[2]!.name = "rebate";
  expect(() => openSamples(lines, renamed)).toThrow(/an input that this version cannot compute: rebate in steps/);
  // Inputs that it lacks are none of its model's.
  const short = { ...preprocess, customer: preprocess.customer.slice(0, 30) };
  expect(openSamples(lines, short).sizes.customerFeatures).toBe(30);
  const doubled = { ...preprocess, customer: [...preprocess.customer, preprocess.customer[0]!] };
  expect(() => openSamples(lines, doubled)).toThrow(/customer has recency_days twice/);
  const { week, ...others } = preprocess.periods;
  const uneven = { ...preprocess, periods: { ...others, week: week.toReversed() } };
  expect(() => openSamples(lines, uneven)).toThrow(/periods\.month has revenue, .*, where periods\.week has change, /);
  const undivided = structuredClone(preprocess);
  undivided.customer[1]!.divisor = 0;
  expect(() => openSamples(lines, undivided)).toThrow(/frequency in customer has the divisor 0/);
  const damaged = structuredClone(preprocess);
  damaged.periods.week[0]!.deviation = 0;
  expect(() => openSamples(lines, damaged)).toThrow(/revenue in periods.week has the deviation 0/);
});
