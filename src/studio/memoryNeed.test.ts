// What is foretold holds against what was measured, and errs on the side of too much.

import { expect, test } from "vitest";
import { expectedLines, machineMemory, needToRead, needToTrain } from "./memoryNeed.ts";

const GB = 2 ** 30;
const dialect = { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false } as const;

test("lines are told from the size and the first lines, packed files by what packing is worth", () => {
  // 2,400,000 lines of 707 MB: 295 bytes each.
  const preview = Array.from({ length: 20 }, () => ["x".repeat(200), "y".repeat(93)]);
  expect(expectedLines(707e6, { preview, dialect })).toBeCloseTo(2_396_610, -2);
  expect(expectedLines(707e6 / 6, { preview, dialect: { ...dialect, gzip: true } })).toBeCloseTo(2_396_610, -2);
  expect(expectedLines(1000, { preview: [], dialect })).toBe(0);
  expect(expectedLines(1000, { preview: [[""]], dialect })).toBe(1000);
});

test("what 2.4 million lines were measured to take is foretold, with not much to spare", () => {
  const { bytes } = needToRead(2_400_000, null);
  expect(bytes).toBeGreaterThan(910e6);
  expect(bytes).toBeLessThan(2 * 910e6);
  const prepared = needToTrain(2_400_000, 0, null).bytes;
  expect(prepared).toBeGreaterThan(1_370e6);
  expect(prepared).toBeLessThan(2 * 1_370e6);
});

test("the verdict is about this machine, and a silent browser is taken for a small one", () => {
  expect(needToRead(100_000, 8 * GB).verdict).toBe("fits");
  expect(needToRead(10_000_000, 8 * GB).verdict).toBe("tight");
  expect(needToRead(20_000_000, 8 * GB).verdict).toBe("too much");
  expect(needToRead(10_000_000, null).verdict).toBe("too much");
  expect(needToTrain(1_000_000, 6 * GB, 8 * GB).verdict).toBe("too much");
  expect(machineMemory({ deviceMemory: 0.5 })).toBe(GB / 2);
  expect(machineMemory({})).toBeNull();
  expect(machineMemory({ deviceMemory: "8" })).toBeNull();
});
