import fc from "fast-check";
import { expect, test } from "vitest";
import { CUSTOM_LIMIT } from "./assembler.ts";
import { SCALES } from "./batch.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings, HISTORY_RULES } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { FORMULA_NAMES } from "./formula/names.ts";
import { EXAMPLE_FEATURES, EXAMPLE_FORMULAS } from "./formula/testing/exampleFormulas.ts";
import { PART_COUNT } from "./memory/parts.ts";
import { openSamples } from "./open.ts";
import type { Scaler } from "./sampleSet.ts";
import { chooseTargets, rawSamples } from "./samples.ts";
import { applyScaler, CONSTANT_BELOW, invertScaler } from "./scaling.ts";
import { type ArbitraryFile, arbitraryFile, testGeocode } from "./testing/arbitraryLines.ts";
import { oracleCustomer, oracleHistory, oracleNamed, oraclePeriods, oracleSteps } from "./testing/oracle.ts";
import { oracleColumns, oracleTraining } from "./testing/oracleFit.ts";
import { toSaleLines } from "./testing/plainLine.ts";

const settingsFor = fc
  .record({
    historyRule: fc.constantFrom(...HISTORY_RULES),
    maxSeqLen: fc.constantFrom(1, 3, 30),
    minHistory: fc.constantFrom(1, 1, 2),
    minProductCount: fc.constantFrom(1, 2),
    maxProducts: fc.constantFrom(2, 5000),
    customFeatures: fc.constantFrom([], EXAMPLE_FEATURES),
  })
  .map((some): FeatureSettings => ({ ...DEFAULT_FEATURE_SETTINGS, ...some }));

const geocode = (place: { province: string }) => testGeocode(place.province);

/** Equal to 1e-9 relative (1e-12 absolute near 0), and null where null. */
function expectClose(actual: unknown, expected: unknown, where: string): void {
  if (typeof expected !== "number" || typeof actual !== "number") {
    expect(actual, where).toEqual(expected);
    return;
  }
  const bound = 1e-12 + 1e-9 * Math.abs(expected);
  if (!(Math.abs(actual - expected) <= bound)) throw new Error(`${where}: ${actual}, expected ${expected}`);
}

function fitted(file: ArbitraryFile, settings: FeatureSettings) {
  const lines = toSaleLines(file.lines, file.has);
  const preprocess = fitPreprocess(lines, settings, { geocode });
  return { lines, preprocess, samples: openSamples(lines, preprocess, { geocode }) };
}
/** Files without any target or frequent product cannot be fitted; the error is a sentence. */
function tryFitted(file: ArbitraryFile, settings: FeatureSettings): ReturnType<typeof fitted> | null {
  try {
    return fitted(file, settings);
  } catch (error) {
    expect(String(error)).toMatch(/nothing can be predicted|no product stands on/);
    return null;
  }
}

test("every raw value of every target is the oracle's", () => {
  fc.assert(
    fc.property(arbitraryFile, settingsFor, (file, settings) => {
      const found = tryFitted(file, settings);
      fc.pre(found !== null);
      const { samples } = found;
      const learned = oracleTraining(file.lines, settings, testGeocode);
      expect(Array.from(samples.targets, (line) => line + 1)).toEqual(learned.targets.map((row) => row.line));
      learned.targets.forEach((row, target) => {
        const history = oracleHistory(file.lines, row, settings);
        const raw = samples.rawSample(target);
        expect(raw.history).toEqual(history.map((earlier) => earlier.line));
        expect(raw.line).toBe(row.line);
        expect(raw.customer).toBe(row.customer);
        expect(Date.parse(`${raw.time}Z`)).toBe(row.time);
        const steps = oracleSteps(history, row.time, settings, learned.fit);
        for (const [name, values] of Object.entries(raw.steps)) {
          expect(values).toHaveLength(steps.length);
          values.forEach((value, i) => {
            expectClose(value, steps[i]![name], `line ${row.line} step ${i} ${name}`);
          });
        }
        const periods = oraclePeriods(history, row.time, file.lines);
        for (const scale of SCALES) {
          for (const [name, values] of Object.entries(raw.periods[scale])) {
            values.forEach((value, i) => {
              expectClose(value, periods[scale][i]![name], `line ${row.line} ${scale} ${i} ${name}`);
            });
          }
        }
        const features = oracleCustomer(history, row.time, learned.fit, file.lines);
        const named = oracleNamed(history, row.time, learned.fit, file.lines);
        const values = new Float64Array(FORMULA_NAMES.length + settings.customFeatures!.length);
        samples.readNamed(target, values);
        expect(new Set(Object.keys(named))).toEqual(new Set(FORMULA_NAMES));
        FORMULA_NAMES.forEach((name, slot) => {
          const value = Number.isNaN(values[slot]) ? null : values[slot];
          expectClose(value, named[name], `line ${row.line} ${name}`);
        });
        for (const { name, plain } of settings.customFeatures!.length > 0 ? EXAMPLE_FORMULAS : []) {
          features[name] = plain(named);
        }
        expect(Object.keys(raw.features)).toEqual(Object.keys(features));
        for (const [name, value] of Object.entries(features)) {
          expectClose(raw.features[name], value, `line ${row.line} ${name}`);
        }
        expect(raw.target).toEqual({
          product: row.product,
          quantity: row.quantity,
          revenue: row.revenue,
          discount: row.discount,
        });
      });
    }),
    { numRuns: 300 },
  );
});

test("batches hold the oracle's values, scaled, and the history's products", () => {
  fc.assert(
    fc.property(arbitraryFile, settingsFor, (file, settings) => {
      const found = tryFitted(file, settings);
      fc.pre(found !== null);
      const { samples, preprocess } = found;
      const learned = oracleTraining(file.lines, settings, testGeocode);
      const ids = new Map(learned.products.map((code, i) => [code, i + 2]));
      const batch = samples.assemble(Uint32Array.from(learned.targets, (_, i) => i));
      expect(batch.size).toBe(learned.targets.length);
      const length = settings.maxSeqLen;
      const near = (actual: number, expected: number) =>
        expectClose(actual, Math.fround(expected), "scaled value") as undefined;
      learned.targets.forEach((row, b) => {
        const history = oracleHistory(file.lines, row, settings);
        const sequence = history.slice(-length);
        expect(batch.lengths[b]).toBe(sequence.length);
        for (let i = 0; i < length; i++) {
          const id = i < sequence.length ? (ids.get(sequence[i]!.product) ?? 1) : 0;
          expect(batch.products[b * length + i]).toBe(id);
        }
        const raw = samples.rawSample(b);
        preprocess.steps.forEach((scaler, f) => {
          for (let i = 0; i < length; i++) {
            const value = i < sequence.length ? applyScaler(scaler, raw.steps[scaler.name]![i]!) : 0;
            near(batch.steps[(b * length + i) * preprocess.steps.length + f]!, value);
          }
        });
        for (const scale of SCALES) {
          const on = preprocess.scales.includes(scale);
          const width = preprocess.periods[scale].length;
          preprocess.periods[scale].forEach((scaler, f) => {
            raw.periods[scale][scaler.name]!.forEach((value, k, all) => {
              near(batch.periods[scale][(b * all.length + k) * width + f]!, on ? applyScaler(scaler, value) : 0);
            });
          });
        }
        preprocess.customer.forEach((scaler, f) => {
          const value = raw.features[scaler.name]!;
          const divisor = scaler.name.endsWith("_score") ? 5 : scaler.name === "days_to_tet" ? 60 : 1;
          expect(scaler.divisor).toBe(divisor);
          const scaled = value === null ? 0 : applyScaler({ ...scaler, divisor: 1 }, value / divisor);
          const own = f < preprocess.customer.length - settings.customFeatures!.length;
          const limited = own ? scaled : Math.min(CUSTOM_LIMIT, Math.max(-CUSTOM_LIMIT, scaled));
          near(batch.customer[b * preprocess.customer.length + f]!, limited);
        });
        const place = history.at(-1)!.place;
        expect(batch.province[b]).toBe(place === null ? 0 : (testGeocode(place)?.province ?? 0));
        const id = ids.get(row.product) ?? 0;
        const share = history.filter((earlier) => earlier.product === row.product).length / history.length;
        expect(batch.target.product[b]).toBe(id);
        expect(samples.targetProduct[b]).toBe(id === 0 ? 1 : id);
        expect(samples.targetRepeat[b]).toBe(share > 0 ? 1 : 0);
        near(batch.target.counted[b * PART_COUNT]!, id === 0 ? 0 : share);
        near(batch.target.quantity[b]!, applyScaler(preprocess.targets.quantity, row.quantity));
        near(batch.target.revenue[b]!, applyScaler(preprocess.targets.revenue, row.revenue));
        near(batch.target.discount[b]!, row.discount);

        const { ids: met, shares } = samples.frequencies(b);
        const known = [...new Set(history.map((earlier) => ids.get(earlier.product) ?? 1))].filter((x) => x > 1);
        expect([...met]).toEqual(known.sort((x, y) => x - y));
        met.forEach((x, i) => {
          const lines = history.filter((earlier) => ids.get(earlier.product) === x).length;
          near(shares[i]!, lines / history.length);
        });
      });
    }),
    { numRuns: 150 },
  );
});

test("cuts, vocabulary, tiers, quintiles and bases are the oracle's, and scalers describe the training samples", () => {
  fc.assert(
    fc.property(arbitraryFile, settingsFor, (file, settings) => {
      const found = tryFitted(file, settings);
      fc.pre(found !== null);
      const { preprocess, samples } = found;
      const learned = oracleTraining(file.lines, settings, testGeocode);
      expect(preprocess.cuts).toEqual(learned.cuts);
      expect(preprocess.products).toEqual(learned.products);
      expect(preprocess.priceTiers).toEqual(learned.products.map((code) => learned.fit.tiers.get(code) ?? 0));
      for (const key of ["recency", "frequency", "monetary"] as const) {
        preprocess.rfm[key].forEach((limit, i) => {
          expectClose(limit, learned.fit.rfm[key][i], key);
        });
      }
      expect(Object.keys(preprocess.salespersonBases).sort()).toEqual([...learned.fit.bases.keys()].sort());
      for (const [code, base] of learned.fit.bases) {
        expect(Object.entries(preprocess.salespersonBases).find(([name]) => name === code)?.[1]).toEqual(base);
      }
      const partOf = (row: { time: number }): string =>
        row.time <= learned.cuts.train ? "train" : row.time <= learned.cuts.validation ? "validation" : "test";
      for (const [part, indices] of Object.entries(samples.split)) {
        const expected = learned.targets.flatMap((row, i) => (partOf(row) === part ? [i] : []));
        expect([...indices]).toEqual(expected);
      }

      const columns = oracleColumns(file.lines, settings, learned);
      const check = (scalers: Scaler[], values: Map<string, number[]>): void => {
        for (const scaler of scalers) {
          if (!scaler.scale) {
            expect(scaler).toMatchObject({ mean: 0, deviation: 1 });
            continue;
          }
          const logs = values.get(scaler.name)!.map((x) => (scaler.log ? Math.log1p(x) : x));
          const mean = logs.reduce((total, x) => total + x, 0) / Math.max(1, logs.length);
          const variance = logs.reduce((total, x) => total + (x - mean) ** 2, 0) / Math.max(1, logs.length);
          expectClose(scaler.mean, mean, `${scaler.name} mean`);
          const size = Math.max(1, Math.abs(mean));
          const deviation = Math.sqrt(variance);
          // Right at the limit rounding decides whether the feature counts as constant; well apart from it nothing may.
          const limit = CONSTANT_BELOW * size;
          const allowed = [...(deviation < 4 * limit ? [1] : []), ...(deviation > limit / 4 ? [deviation] : [])];
          const nearest = Math.min(...allowed.map((each) => Math.abs(scaler.deviation - each)));
          expect(nearest, scaler.name).toBeLessThanOrEqual(1e-7 * size);
        }
      };
      check(preprocess.steps, columns.steps);
      check(preprocess.customer, columns.customer);
      for (const scale of preprocess.scales) check(preprocess.periods[scale], columns.periods.get(scale)!);
    }),
    { numRuns: 200 },
  );
});

test("scaling is undone by its inverse, below zero too", () => {
  const scaler: Scaler = { name: "revenue", log: true, scale: true, divisor: 1, mean: 3, deviation: 2 };
  for (const value of [-12.5, -0.5, 0, 0.25, 7, 1e9]) {
    expectClose(invertScaler(scaler, applyScaler(scaler, value)), value, "there and back");
  }
  expect(applyScaler(scaler, Number.NaN)).toBe(0);
});

test("samples are a seeded choice of different targets in time order", () => {
  const chosen = [...chooseTargets(100, 20, 7)];
  expect(new Set(chosen).size).toBe(20);
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
  expect([...chooseTargets(100, 20, 7)]).toEqual(chosen);
  expect([...chooseTargets(100, 20, 8)]).not.toEqual(chosen);
  expect([...chooseTargets(3, 20, 1)]).toEqual([0, 1, 2]);
});

test("raw samples survive JSON", () => {
  const file = fc
    .sample(arbitraryFile, { seed: 11, numRuns: 20 })
    .find((each) => tryFitted(each, DEFAULT_FEATURE_SETTINGS) !== null)!;
  const { samples } = fitted(file, DEFAULT_FEATURE_SETTINGS);
  const drawn = [...rawSamples(samples, 5, 1)];
  expect(drawn.length).toBeGreaterThan(0);
  for (const sample of drawn) expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
});
