import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixMemory, rankRow, topK } from "./ranking.ts";

/** All ids ≥ 2 by score, then by id: the obvious way. */
function ordered(scores: number[]): number[] {
  return scores
    .map((_, id) => id)
    .slice(2)
    .sort((a, b) => scores[b] - scores[a] || a - b);
}

describe("ranking", () => {
  it("never ranks padding and unknown, and gives ties to the lower id", () => {
    const scores = Float32Array.of(9, 8, 0.1, 0.5, 0.5, 0.7);
    expect([2, 3, 4, 5].map((id) => rankRow(scores, id))).toEqual([4, 2, 3, 1]);
    expect(rankRow(scores, 1)).toBe(0);
    expect([...topK(scores, 3)]).toEqual([5, 3, 4]);
    expect([...topK(scores, 10)]).toEqual([5, 3, 4, 2]);
  });

  it("agrees with a full sort", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 45 }), (values, k) => {
        const order = ordered(values);
        const row = Float64Array.from(values);
        expect([...topK(row, k)]).toEqual(order.slice(0, k));
        for (const [at, id] of order.entries()) expect(rankRow(row, id)).toBe(at + 1);
      }),
    );
  });

  it("says what is wrong with a score that is no number or an id that is not there", () => {
    expect(() => rankRow(Float32Array.of(0, 0, Number.NaN), 2)).toThrow("product id 2 is NaN");
    expect(() => rankRow(Float32Array.of(0, 0, 1), 3)).toThrow("product id 3 lies outside the 3 scores");
  });
});

describe("memory", () => {
  it("mixes softmax and frequency as worked by hand", () => {
    // softmax over exp 1, 1, 2, 4 → 1/8, 1/8, 1/4, 1/2; gate exp 3, 1 → 3/4, 1/4.
    const logits = [0, 0, Math.log(2), Math.log(4)];
    const mixed = mixMemory(Float64Array.from(logits), [Math.log(3), 0], [{ ids: [2], shares: [0.8] }]);
    const expected = [3 / 32, 3 / 32, 3 / 16 + 0.2, 3 / 8];
    for (const [id, p] of expected.entries()) expect(mixed[id]).toBeCloseTo(p, 12);
  });

  it("mixes as many counted parts as the gate has, and no fewer", () => {
    // gate exp 4, 2, 1, 1 → 1/2, 1/4, 1/8, 1/8
    const gate = [Math.log(4), Math.log(2), 0, 0];
    const parts = [
      { ids: [2], shares: [1] },
      { ids: [2, 3], shares: [0.5, 0.5] },
      { ids: [], shares: [] },
    ];
    const mixed = mixMemory(Float64Array.of(0, 0, 0, 0), gate, parts);
    for (const [id, p] of [1 / 8, 1 / 8, 1 / 8 + 1 / 4 + 1 / 16, 1 / 8 + 1 / 16].entries()) {
      expect(mixed[id]).toBeCloseTo(p, 12);
    }
    expect(() => mixMemory(Float64Array.of(0, 0, 0), gate, parts.slice(1))).toThrow("3 counted parts, given 2");
  });

  it("is plain softmax without a gate, whatever the size of the logits", () => {
    const p = mixMemory(Float32Array.of(1000, 1000, 1000, 1000), null, []);
    expect([...p]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
