import { expect, test } from "vitest";
import { buffersOf } from "./transfer.ts";

test("every buffer is found once, however deep", () => {
  const shared = new ArrayBuffer(16);
  const times = new Float64Array(2);
  const found = buffersOf({
    count: 2,
    customer: { codes: new Int32Array(shared, 0, 2), values: ["a", "b"] },
    product: { codes: new Int32Array(shared, 8, 2), values: [] },
    time: times,
    place: null,
  });
  expect(new Set(found)).toEqual(new Set([shared, times.buffer]));
  expect(found.length).toBe(2);
});
