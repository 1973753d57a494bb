import { expect, test } from "vitest";
import { exampleSamples } from "../../evaluation/testing/exampleSamples.ts";
import { closestProducts, productFacts, productVectors } from "./productMap.ts";

test("families come from the open lines; what they do not have is unknown", () => {
  const lines = ["AA1", "BB1", "AA1", "AA2"].map((product, day) => ({ customer: "C", day, product }));
  const samples = exampleSamples(lines, { minHistory: 0, minProductCount: 1 });
  const preprocess = { ...samples.preprocess, products: ["AA2", "gone", "BB1"], productNames: ["x", "y", "z"] };
  const { family, families } = productFacts(preprocess, samples.lines);
  expect([...family].map((code) => families[code])).toEqual(["AA", undefined, "BB"]);
});

test("vectors leave padding and unknown out; closeness is the angle, not the length", () => {
  const values = Float32Array.from([9, 9, 8, 8, 1, 0, 5, 1, 0, 2, -1, 0, 0, 0]);
  const { vectors, d } = productVectors(new Map([["product_embedding.weight", { shape: [7, 2], values }]]));
  expect(d).toBe(2);
  expect([...vectors]).toEqual([1, 0, 5, 1, 0, 2, -1, 0, 0, 0]);
  const closest = closestProducts(vectors, d, 0, 9);
  expect(closest.map(({ at }) => at)).toEqual([1, 2, 4, 3]);
  expect(closest.map(({ cosine }) => Math.round(cosine * 1e4) / 1e4)).toEqual([0.9806, 0, 0, -1]);
  expect(closestProducts(vectors, d, 0, 2)).toHaveLength(2);
  expect(() => productVectors(new Map())).toThrow(/no product_embedding.weight/);
});
