import { expect, test } from "vitest";
import { compareModels } from "./compareModels.ts";

const HEAD = "line,customer,time,product,rank,quantity,quantity_predicted";
const answers = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join("\r\n"));
const predictions = answers("1,A,2025-01-01,P,1,2,2", "3,B,2025-01-02,Q,4,3,5");
const model = { fingerprint: "f", predictions };

test("each model stands beside the first, with whether they learnt from the same lines", () => {
  const better = answers("1,A,2025-01-01,P,1,2,2", "3,B,2025-01-02,Q,1,3,3");
  const [same, other, unknown] = compareModels([
    model,
    { fingerprint: "f", predictions: better },
    { fingerprint: "g", predictions: better },
    { fingerprint: null, predictions: better },
  ]);
  expect(same).toMatchObject({ other: 1, sameData: true, result: { targets: 2, customers: 2 } });
  // The same targets, from other lines: compared, and told.
  expect(other).toMatchObject({ other: 2, sameData: false, result: { targets: 2 } });
  expect(unknown).toMatchObject({ other: 3, sameData: null });
});

test("why there is no difference, and of which model", () => {
  const damaged = new TextEncoder().encode("nothing of it");
  const results = compareModels([
    model,
    { ...model, predictions: answers("1,A,2025-01-01,P,1,2,2") },
    { ...model, predictions: undefined },
    { ...model, predictions: damaged },
  ]).map(({ result }) => result);
  expect(results).toMatchObject([
    { why: "otherTargets" },
    { why: "noAnswers", model: 2 },
    { why: "damaged", model: 3, message: { code: "predictions.noColumn" } },
  ]);
  expect(compareModels([{ ...model, predictions: undefined }, model])).toMatchObject([
    { other: 1, result: { why: "noAnswers", model: 0 } },
  ]);
});
