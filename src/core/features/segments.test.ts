import { expect, test } from "vitest";
import { kmeansSegments } from "./kmeansSegments.ts";
import { SEGMENT_TABLE, SEGMENTS, segmentOf } from "./segments.ts";

test("every combination of scores falls into exactly one row, and every segment is met", () => {
  const met = new Set<string>();
  for (let r = 1; r <= 5; r++) {
    for (let doubled = 2; doubled <= 10; doubled++) {
      const value = doubled / 2;
      const rows = SEGMENT_TABLE.filter(
        (row) => row.recency[0] <= r && r <= row.recency[1] && row.value[0] <= value && value <= row.value[1],
      );
      expect(rows, `R ${r}, value ${value}`).toHaveLength(1);
      met.add(rows[0]!.segment);
    }
  }
  expect([...met].sort()).toEqual([...SEGMENTS].sort());
});

test("the ends of the table", () => {
  expect(segmentOf(5, 5, 5)).toBe("Champions");
  expect(segmentOf(5, 1, 1)).toBe("New");
  expect(segmentOf(1, 5, 5)).toBe("Cannot lose");
  expect(segmentOf(1, 1, 1)).toBe("Lost");
  expect(() => segmentOf(0, 1, 1)).toThrow(/found R 0/);
});

test("k-means finds three groups that are far apart, best customers first", () => {
  const groups = [
    { recency: 300, frequency: 1, monetary: 1e4 },
    { recency: 2, frequency: 100, monetary: 1e9 },
    { recency: 30, frequency: 10, monetary: 1e6 },
  ];
  const rows = Array.from({ length: 90 }, (_, i) => groups[i % 3]!);
  const rfm = {
    recency: rows.map((row, i) => row.recency * (1 + (i % 7) / 50)),
    frequency: rows.map((row) => row.frequency),
    monetary: rows.map((row, i) => row.monetary * (1 + (i % 5) / 50)),
  };
  for (const seed of [1, 2, 3]) {
    const { assignment, sizes, centres } = kmeansSegments(rfm, 3, seed);
    expect([...sizes]).toEqual([30, 30, 30]);
    expect([...assignment.subarray(0, 3)]).toEqual([2, 0, 1]);
    expect(new Set(assignment.filter((_, i) => i % 3 === 1))).toEqual(new Set([0]));
    expect(centres[0]![1]).toBeCloseTo(Math.log1p(100), 12);
  }
  const alike = { recency: [1, 1], frequency: [2, 2], monetary: [3, 3] };
  expect(kmeansSegments(alike, 5, 1)).toMatchObject({ inertia: 0, sizes: Int32Array.of(2) });
  expect(() => kmeansSegments(alike, 0, 1)).toThrow(/found 0/);
});
