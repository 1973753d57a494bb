import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../featureSettings.ts";
import { fitPreprocess } from "../fit.ts";
import { openSamples } from "../open.ts";
import { testGeocode } from "../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { readCustomFeature, writeCustomFeature } from "./customFeature.ts";
import { parseCustomFeatures, problemOfName } from "./customFeatures.ts";
import { describe, previewFormula } from "./preview.ts";

const DAY = 86_400_000;
/** Two customers who buy every day; A pays 1, 2, 3, …, B always 5. */
const lines: PlainLine[] = Array.from({ length: 40 }, (_, i) => ({
  line: i + 1,
  customer: i % 2 === 0 ? "A" : "B",
  time: Date.UTC(2024, 0, 1) + Math.floor(i / 2) * DAY,
  product: "P",
  order: null,
  quantity: 1,
  revenue: i % 2 === 0 ? i / 2 + 1 : 5,
  discount: 0,
  family: "P",
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
}));
const geocode = (place: { province: string }) => testGeocode(place.province);

test.each([
  ["", "the feature needs a name"],
  ["2nd", 'the name "2nd" will not do'],
  ["a b", 'the name "a b" will not do'],
  ["a-b", 'the name "a-b" will not do'],
  ["_x", 'the name "_x" will not do'],
  ["__proto__", 'the name "__proto__" will not do'],
  ["constructor", 'the name "constructor" will not do'],
  ["x".repeat(41), "at most 40 characters"],
  ["monetary", 'there already is a feature named "monetary"'],
  ["min", 'there already is a feature named "min"'],
  ["mine", 'there already is a feature named "mine"'],
])("the name %j is refused", (name, message) => {
  expect(problemOfName(name, ["mine"])?.text).toContain(message);
});

test("a name may be Vietnamese", () => {
  expect(problemOfName("quá_hạn_2", ["mine"])).toBeNull();
});

test("a list is refused by its first mistake", () => {
  const good = { name: "a", formula: "1" };
  expect(() => parseCustomFeatures([good, { name: "b", formula: "1 +" }])).toThrow(
    /custom feature "b": the formula ends/,
  );
  expect(() => parseCustomFeatures([good, good])).toThrow(/already is a feature named "a"/);
  // One custom feature does not see another.
  expect(() => parseCustomFeatures([good, { name: "b", formula: "a + 1" }])).toThrow(/unknown feature "a" at 1/);
  const many = Array.from({ length: 33 }, (_, i) => ({ name: `f${i}`, formula: "1" }));
  expect(() => parseCustomFeatures(many)).toThrow(/33 custom features are too many: at most 32/);
});

test("name = formula is read and written", () => {
  expect(readCustomFeature(" a= b == c ")).toEqual({ name: "a", formula: "b == c" });
  expect(writeCustomFeature({ name: "a", formula: "b == c" })).toBe("a = b == c");
  expect(readCustomFeature("recency_days")).toBeNull();
});

test("a preprocess opened on other lines computes its custom features there", () => {
  const settings = { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [{ name: "double", formula: "2 * monetary" }] };
  const preprocess = JSON.parse(JSON.stringify(fitPreprocess(toSaleLines(lines), settings, { geocode })));
  const dearer = lines.map((row) => ({ ...row, revenue: 10 * row.revenue }));
  const samples = openSamples(toSaleLines(dearer), preprocess, { geocode });
  expect(samples.sizes.customerFeatures).toBe(32);
  const batch = samples.assemble([0]);
  expect(batch.customer).toHaveLength(32);
  const { mean, deviation } = preprocess.customer[31]!;
  expect(samples.rawSample(0).features).toMatchObject({ monetary: 10, double: 20 });
  expect(batch.customer[31]).toBe(Math.fround((20 - mean) / deviation));
  // Nobody's history: missing, which is the mean.
  expect(samples.assembleNext([-1], lines.at(-1)!.time).customer[31]).toBe(0);
  const renamed = { ...preprocess, settings: { ...settings, customFeatures: [{ name: "twice", formula: "1" }] } };
  expect(() => openSamples(toSaleLines(lines), renamed)).toThrow(
    /an input that this version cannot compute: double in customer/,
  );
  const broken = {
    ...preprocess,
    settings: { ...settings, customFeatures: [{ name: "double", formula: "alert(1)" }] },
  };
  expect(() => openSamples(toSaleLines(lines), broken)).toThrow(/unknown function "alert" at 1/);
});

test("a preprocess of before there were custom features still opens", () => {
  const old = fitPreprocess(toSaleLines(lines), DEFAULT_FEATURE_SETTINGS);
  expect(old.settings).not.toHaveProperty("customFeatures");
  expect(openSamples(toSaleLines(lines), old).sizes.customerFeatures).toBe(31);
});

test("an input far off is held at ten deviations", () => {
  const settings = {
    ...DEFAULT_FEATURE_SETTINGS,
    customFeatures: [{ name: "spike", formula: "if(monetary > 175, 1e9, frequency)" }],
  };
  const samples = openSamples(toSaleLines(lines), fitPreprocess(toSaleLines(lines), settings));
  const last = samples.targets.length - 1;
  const batch = samples.assemble(Uint32Array.from(samples.targets, (_, i) => i));
  const spikes = batch.customer.filter((_, i) => i % 32 === 31);
  expect(Math.max(...spikes)).toBeLessThanOrEqual(10);
  expect(samples.rawSample(last - 1).features.spike).toBe(1e9);
  expect(spikes[last - 1]).toBe(10);
});

test("values are described: missing, zero, mean, quantiles, bins", () => {
  expect(describe(Float64Array.of(Number.NaN, Number.NaN))).toEqual({ targets: 2, missing: 2, zero: 0, summary: null });
  const constant = describe(Float64Array.of(4, 4, 4));
  expect(constant).toMatchObject({ missing: 0, zero: 0, summary: { mean: 4, deviation: 0, least: 4, most: 4 } });
  expect(constant.summary!.bins).toEqual([{ from: 4, to: 4, count: 3 }]);

  const values = Float64Array.from([Number.NaN, ...Array.from({ length: 101 }, (_, i) => i)]);
  const { targets, missing, zero, summary } = describe(values);
  expect({ targets, missing, zero }).toEqual({ targets: 102, missing: 1, zero: 1 });
  expect(summary!.mean).toBeCloseTo(50, 12);
  expect(summary!.deviation).toBeCloseTo(Math.sqrt((101 ** 2 - 1) / 12), 9);
  expect(summary!.quantiles).toEqual([5, 25, 50, 75, 95]);
  expect(summary!.bins).toHaveLength(24);
  expect(summary!.bins.reduce((sum, { count }) => sum + count, 0)).toBe(101);
  expect([summary!.bins[0]!.from, summary!.bins[23]!.to]).toEqual([0, 100]);
  // One value far off does not flatten the rest.
  const outlier = describe(Float64Array.from([...Array.from({ length: 1000 }, (_, i) => i), 1e12])).summary!;
  expect(outlier.bins.filter(({ count }) => count > 0)).toHaveLength(24);
  expect(outlier.bins[23]!.to).toBe(1e12);
});

test("a preview looks at training targets", () => {
  const samples = openSamples(toSaleLines(lines), fitPreprocess(toSaleLines(lines), DEFAULT_FEATURE_SETTINGS));
  const { train } = samples.split;
  const preview = previewFormula(samples, "frequency", 1000);
  // Each day's target of each customer has one visit more behind it: 1, 1, 2, 2, …
  expect(preview).toMatchObject({ targets: train.length, total: train.length, missing: 0, zero: 0 });
  expect(preview.summary).toMatchObject({ least: 1, most: Math.ceil(train.length / 2) });
  expect(previewFormula(samples, "latitude", 10)).toMatchObject({ targets: 10, missing: 10, summary: null });
  expect(() => previewFormula(samples, "frequenzy", 10)).toThrow(/did you mean frequency/);
});
