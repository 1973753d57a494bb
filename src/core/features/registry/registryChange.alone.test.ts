// A model keeps its own inputs, to the bit, when features have been added, reordered or retired since it was trained.

import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { SCALES } from "../batch.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../featureSettings.ts";
import type { Preprocess, SampleSet } from "../sampleSet.ts";
import { arbitraryFile, testGeocode } from "../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import type { CustomerGroup } from "./customerFeatures.ts";
import { type Definition, logged, retired } from "./definition.ts";
import type { PeriodGroup } from "./periodFeatures.ts";
import type { StepGroup } from "./stepFeatures.ts";

const geocode = (place: { province: string }) => testGeocode(place.province);
/** The last one has the name that a feature takes later. */
const customFeatures = [
  { name: "overdue", formula: "recency_days / gap_mean_days + week_visits + last_price_tier" },
  { name: "weekend_share", formula: "month_change - walk_in + days_to_tet" },
];
const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 6, customFeatures };

const load = async () => ({
  ...(await import("../fit.ts")),
  ...(await import("../open.ts")),
  ...(await import("./fittedKey.ts")),
  ...(await import("./features.ts")),
});

/** The code as it may be one day: another order, features in between, and some that new models do without. */
async function loadLater(): Promise<Awaited<ReturnType<typeof load>>> {
  vi.resetModules();
  vi.doMock("./features.ts", async () => {
    const { FeatureTable } = await import("./table.ts");
    const { STEP_GROUPS } = await import("./stepFeatures.ts");
    const { PERIOD_GROUPS } = await import("./periodFeatures.ts");
    const { CUSTOMER_GROUPS } = await import("./customerFeatures.ts");
    const later = <Group extends { features: Readonly<Record<string, Definition>> }>(group: Group): Group => ({
      ...group,
      features: Object.fromEntries(
        Object.entries(group.features)
          .reverse()
          .map(([name, each]) => [name, ["hour", "walk_in", "visits"].includes(name) ? retired(each) : each]),
      ),
    });
    const [firstStep, ...steps] = STEP_GROUPS.map(later).reverse();
    const [firstCustomer, ...customers] = CUSTOMER_GROUPS.map(later).reverse();
    const [sums, ...periods] = PERIOD_GROUPS.map(later);
    const age: StepGroup = {
      name: "steps",
      revision: 1,
      sees: "target",
      features: { age: logged("Of a later day.") },
      write: ({ columns, count, positions, previous, time }, out, width, at) => {
        for (let i = 0; i < count; i++) out[i * width + at.age!] = time - columns.time[positions[i]!]! + previous[i]!;
      },
    };
    const lines: PeriodGroup = {
      name: "periods",
      revision: 1,
      features: { lines: logged("Of a later day.") },
      write: (window, out, row, at) => {
        out[row + at.lines!] = window.count;
      },
    };
    const weekend: CustomerGroup = {
      name: "behaviour",
      revision: 1,
      features: { weekend_share: logged("Of a later day.") },
      write: ({ history }, out, at) => {
        out[at.weekend_share!] = history.length;
      },
    };
    return {
      FEATURES: {
        step: new FeatureTable("step", [firstStep!, age, ...steps]),
        period: new FeatureTable("period", [sums!, lines, ...periods]),
        customer: new FeatureTable("customer", [firstCustomer!, weekend, ...customers]),
      },
    };
  });
  return load();
}

afterEach(() => {
  vi.doUnmock("./features.ts");
  vi.resetModules();
});

/** Every input of every target, of the next purchase, and raw. */
function inputsOf(samples: SampleSet) {
  const all = Uint32Array.from(samples.targets, (_, i) => i);
  return {
    batch: samples.assemble(all),
    next: samples.assembleNext([-1, 0, 1], 1.7e12),
    raw: Array.from(all, (target) => samples.rawSample(target)),
    sizes: samples.sizes,
  };
}

function tryFit(of: Awaited<ReturnType<typeof load>>, lines: ReturnType<typeof toSaleLines>): Preprocess | null {
  try {
    return of.fitPreprocess(lines, settings, { geocode });
  } catch (error) {
    expect(String(error)).toMatch(/nothing can be predicted|no product stands on/);
    return null;
  }
}

test("an earlier preprocess gives the same bits after features were added, reordered and retired", async () => {
  const today = await load();
  const later = await loadLater();
  expect(later.FEATURES.step.all.length).toBe(today.FEATURES.step.all.length + 1);
  let compared = 0;
  fc.assert(
    fc.property(arbitraryFile, fc.constantFrom("before-visit", "previous-lines"), (file, historyRule) => {
      const lines = toSaleLines(file.lines, file.has);
      const fitted = tryFit(today, lines);
      if (!fitted) return;
      compared++;
      const preprocess = { ...fitted, settings: { ...fitted.settings, historyRule } } as Preprocess;
      const stored = JSON.parse(JSON.stringify(preprocess)) as Preprocess;
      expect(inputsOf(later.openSamples(lines, stored, { geocode }))).toEqual(
        inputsOf(today.openSamples(lines, preprocess, { geocode })),
      );
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(50);
});

const regular: PlainLine[] = Array.from({ length: 40 }, (_, i) => ({
  line: i + 1,
  customer: `C${i % 3}`,
  time: Date.UTC(2024, 2, 1) + i * 40_000_000,
  product: `P${i % 4}`,
  order: null,
  quantity: 1 + (i % 5),
  revenue: 1000 * (1 + (i % 7)),
  discount: 0,
  family: "P",
  salesperson: "S",
  source: "Web",
  walkIn: false,
  place: "Hà Nội",
}));

test("what is fitted later has the later inputs, and another key", async () => {
  const lines = toSaleLines(regular);
  const today = await load();
  const key = today.fittedKey();
  const later = await loadLater();
  const withoutOwn = { ...settings, customFeatures: [] };
  const earlier = today.fitAndOpen(lines, withoutOwn, { geocode });
  const samples = later.fitAndOpen(lines, withoutOwn, { geocode });
  const { steps, periods, customer } = samples.preprocess;
  expect(later.fittedKey()).not.toBe(key);
  expect(steps.map(({ name }) => name).slice(0, 2)).toEqual(["price_tier", "age"]);
  expect(steps.map(({ name }) => name)).not.toContain("hour");
  expect(samples.sizes).toMatchObject({ stepFeatures: 11, periodFeatures: 5, customerFeatures: 31 });
  for (const scale of SCALES) {
    expect(periods[scale].map(({ name }) => name)).toEqual(["discount", "quantity", "revenue", "lines", "change"]);
  }
  // A feature that both have is fitted to the same numbers.
  for (const [own, others] of [
    [customer, earlier.preprocess.customer],
    [steps, earlier.preprocess.steps],
    [periods.week, earlier.preprocess.periods.week],
  ] as const) {
    const known = new Map(others.map((scaler) => [scaler.name, scaler]));
    const both = own.filter(({ name }) => known.has(name));
    expect(both.length).toBeGreaterThan(3);
    for (const scaler of both) expect(scaler).toEqual(known.get(scaler.name));
  }
  // The fitted name is taken now, for whoever writes a new formula.
  expect(() => later.fitAndOpen(lines, settings, { geocode })).toThrow(/already is a feature named "weekend_share"/);
});

test("the key stays while the definitions do, and changes with a revision", async () => {
  const { fittedKey } = await load();
  const key = fittedKey();
  vi.resetModules();
  expect((await import("./fittedKey.ts")).fittedKey()).toBe(key);
  vi.resetModules();
  vi.doMock("./stepFeatures.ts", async (original) => {
    const { STEP_GROUPS } = await original<typeof import("./stepFeatures.ts")>();
    return { STEP_GROUPS: STEP_GROUPS.map((group, i) => (i === 3 ? { ...group, revision: 2 } : group)) };
  });
  expect((await import("./fittedKey.ts")).fittedKey()).not.toBe(key);
  vi.doUnmock("./stepFeatures.ts");
});
