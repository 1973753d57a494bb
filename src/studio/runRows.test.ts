import { expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { type RunRow, rowOf, sameTargets } from "./runRows.ts";

const { members, metrics } = exampleArtefact();
const { settings, history } = members[0];
const record = { id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f", settings, metrics, history };
const row = (change: Partial<RunRow>): RunRow => ({ ...rowOf(record), ...change });

test("a row holds the run's figures", () => {
  const found = rowOf(record);
  expect(found.hit10).toBe(metrics.product.hit10.value);
  expect(found.trainings).toEqual([{ seed: settings.seed, epochs: history.epochs }]);
  expect(found.dataset).toBe("");
  expect(rowOf({ ...record, metrics: { ...metrics, revenue: null } }).revenueMae).toBeNaN();
});

test("a run of several networks has the curves of all, and the time of all", () => {
  const [epoch] = history.epochs;
  const worse = { ...epoch!, validation: { ...epoch!.validation, total: epoch!.validation.total + 1 } };
  const otherTrainings = [{ seed: 9, history: { ...history, epochs: [worse], seconds: 2 } }];
  const found = rowOf({ ...record, otherTrainings });
  expect(found.trainings.map(({ seed }) => seed)).toEqual([settings.seed, 9]);
  expect(found.trainings[1]!.epochs).toEqual([worse]);
  expect(found.seconds).toBe(history.seconds + 2);
  expect(found.validationLoss).toBeCloseTo(epoch!.validation.total + 0.5, 10);
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
