import { expect, test } from "vitest";
import { createFormat } from "../format.ts";
import { pointsText } from "./verdictTexts.ts";

test("a difference in points never reads as 0.0 unless it is none", () => {
  const written = [0.021, -0.0132, 0.0005, 0.0003, -0.0004, 0].map((share) => pointsText(share, createFormat("en")));
  expect(written).toEqual(["2.1", "−1.3", "0.1", "0.03", "−0.04", "0.0"]);
  expect(pointsText(-0.0004, createFormat("vi"))).toBe("−0,04");
});
