import { expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../core/features/featureSettings.ts";
import { differences, type RunRow, rowOf, sameTargets, sorted } from "./runRows.ts";

const { members, metrics } = exampleArtefact();
const { settings, history } = members[0];
const record = { id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f", settings, metrics, history };
const row = (change: Partial<RunRow>): RunRow => ({ ...rowOf(record), ...change });

test("a row holds the run's figures", () => {
  const found = rowOf(record);
  expect(found.hit10).toBe(metrics.product.hit10.value);
  expect(found.epochs).toBe(history.epochs);
  expect(found.dataset).toBe("");
  expect(rowOf({ ...record, metrics: { ...metrics, revenue: null } }).revenueMae).toBeNaN();
});

test("rows are sorted either way, those without a value last; names as people count", () => {
  const rows = [
    row({ id: "a", revenueMae: 3, name: "run 10" }),
    row({ id: "b", revenueMae: Number.NaN, name: "run 9" }),
  ];
  rows.push(row({ id: "c", revenueMae: 1, name: "Ảnh" }));
  const order = (...given: Parameters<typeof sorted>) =>
    sorted(...given)
      .map(({ id }) => id)
      .join("");
  expect(order(rows, "revenueMae", false, "en")).toBe("cab");
  expect(order(rows, "revenueMae", true, "en")).toBe("acb");
  expect(order(rows, "name", false, "vi")).toBe("cba");
});

test("settings that differ, older runs without a setting included", () => {
  const { seed: _, ...older } = { ...settings, epochs: settings.epochs + 1 };
  expect(differences([{ settings }, { settings: older as typeof settings }])).toEqual([
    { setting: "epochs", values: [settings.epochs, settings.epochs + 1] },
    { setting: "seed", values: [settings.seed, undefined] },
  ]);
  expect(differences([{ settings }, { settings: { ...settings } }])).toEqual([]);
});

test("settings of the samples that differ; those of an older run are not known", () => {
  const features = { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [] };
  const other = { ...features, split: "customer" as const, maxSeqLen: 99 };
  expect(
    differences([
      { settings, features },
      { settings, features: other },
    ]),
  ).toEqual([{ setting: "split", values: ["time", "customer"] }]);
  expect(differences([{ settings, features }, { settings }])).toContainEqual({
    setting: "split",
    values: ["time", undefined],
  });
  const custom = [{ name: "overdue", formula: "recency_days / gap_mean_days" }];
  expect(
    differences([
      { settings, features },
      { settings, features: { ...features, customFeatures: custom } },
    ]),
  ).toEqual([{ setting: "customFeatures", values: [[], custom] }]);
});

test("metrics compare only on the same targets", () => {
  expect(sameTargets([row({}), row({ id: "b" })])).toBe(true);
  expect(sameTargets([row({}), row({ fingerprint: "g" })])).toBe(false);
  expect(sameTargets([row({}), row({ test: 1 })])).toBe(false);
  // Two models brought from elsewhere may be of any data.
  expect(sameTargets([row({ fingerprint: "" }), row({ fingerprint: "" })])).toBe(false);
  const { settings: features } = exampleArtefact().preprocess;
  expect(sameTargets([row({ features }), row({ features: { ...features, maxSeqLen: 7 } })])).toBe(true);
  expect(sameTargets([row({ features }), row({ features: { ...features, splitSeed: 7 } })])).toBe(false);
  expect(sameTargets([row({ features }), row({})])).toBe(true);
});
