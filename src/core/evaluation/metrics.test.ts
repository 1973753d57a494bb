import { describe, expect, it } from "vitest";
import { errorMetrics, gain, productMetrics } from "./metrics.ts";

describe("product metrics", () => {
  it("agree with a case worked by hand", () => {
    // Ranks 1, 3, 6, 12 and one unknown product.
    const metrics = productMetrics([1, 3, 6, 12, 0]);
    expect(metrics.accuracy).toBeCloseTo(1 / 5, 12);
    expect(metrics.hit5).toBeCloseTo(2 / 5, 12);
    expect(metrics.hit10).toBeCloseTo(3 / 5, 12);
    // 1/log2(2) = 1, 1/log2(4) = 0.5, 1/log2(7) = 0.3562071871...
    expect(metrics.ndcg5).toBeCloseTo(1.5 / 5, 12);
    expect(metrics.ndcg10).toBeCloseTo((1.5 + 1 / Math.log2(7)) / 5, 12);
    expect(metrics.mrr).toBeCloseTo((1 + 1 / 3 + 1 / 6 + 1 / 12) / 5, 12);
  });

  it("stop exactly at their depth", () => {
    expect([gain("hit5", 5), gain("hit5", 6), gain("hit10", 10), gain("hit10", 11)]).toEqual([1, 0, 1, 0]);
    expect(gain("ndcg5", 6)).toBe(0);
    expect(gain("ndcg10", 10)).toBeCloseTo(1 / Math.log2(11), 12);
    expect(gain("mrr", 5000)).toBe(1 / 5000);
  });
});

describe("error metrics", () => {
  it("agree with a case worked by hand", () => {
    const { mae, rmse, wape } = errorMetrics([10, 20, 30], [12, 17, 30]);
    expect(mae).toBeCloseTo(5 / 3, 12);
    expect(rmse).toBeCloseTo(Math.sqrt(13 / 3), 12);
    expect(wape).toBeCloseTo(5 / 60, 12);
  });

  it("have no WAPE where nothing was sold, and refuse unequal lengths", () => {
    expect(errorMetrics([0, 0], [1, 1]).wape).toBeNaN();
    expect(() => errorMetrics([1], [1, 2])).toThrow("1 actual values but 2 predictions");
  });
});
