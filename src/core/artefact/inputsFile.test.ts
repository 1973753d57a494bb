// What a stranger reads of the inputs is what the studio computes with.

import { expect, test } from "vitest";
import { FEATURES } from "../features/registry/features.ts";
import { inputsFile } from "./inputsFile.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";

test("each input of the model is told in its order, a formula of the user's as one; numbers are the studio's own", () => {
  const { preprocess } = exampleArtefact();
  const [scaler] = preprocess.customer;
  const customer = ["recency_days", "urban", "overdue"].map((name) => ({ ...scaler!, name }));
  const told = JSON.parse(new TextDecoder().decode(inputsFile({ ...preprocess, customer })));
  expect(told.features.customer.map(({ name }: { name: string }) => name)).toEqual([
    "recency_days",
    "urban",
    "overdue",
  ]);
  expect(told.features.customer[0].what).toBe(FEATURES.customer.all.find(({ name }) => name === "recency_days")!.doc);
  expect(told.features.customer[2].what).toContain("customFeatures");
  // Known from elsewhere: Tết of the year of the horse, official codes, cities of an atlas.
  expect(told.tet.days).toContain("2026-02-17");
  expect(told.periods).toEqual({
    week: { days: 7, count: 8 },
    month: { days: 30, count: 12 },
    quarter: { days: 91, count: 8 },
    year: { days: 365, count: 3 },
  });
  const provinces = told.places.provinces as { id: number; code: string; names: { name: string }[] }[];
  expect(provinces).toHaveLength(34);
  const hcmc = provinces.find(({ code }) => code === "79")!;
  expect(hcmc.id).toBe(28);
  expect(hcmc.names.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["TP. Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu", "Ho Chi Minh City"]),
  );
  expect(told.places.cities.km_danang.latitude).toBeCloseTo(16.07, 1);
  expect(told.products).toMatchObject({ padding: 0, unknown: 1, first: 2 });
});
