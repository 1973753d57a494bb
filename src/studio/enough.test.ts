import { expect, test } from "vitest";
import { shortageOfLines, shortageOfTargets } from "./enough.ts";

test("no line at all, one customer, enough", () => {
  expect(shortageOfLines({ kept: 0, customers: 0 })).toBe("noLines");
  expect(shortageOfLines({ kept: 9, customers: 1 })).toBe("oneCustomer");
  expect(shortageOfLines({ kept: 9, customers: 2 })).toBeNull();
});

test("each part of the split needs a target", () => {
  const counts = { train: 85, validation: 10, test: 5, customers: 3, products: 4 };
  expect(shortageOfTargets({ counts })).toBeNull();
  for (const part of ["train", "validation", "test"]) {
    expect(shortageOfTargets({ counts: { ...counts, [part]: 0 } })).toBe("fewTargets");
  }
});
