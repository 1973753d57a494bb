// The allocator: blocks never overlap, free neighbours merge, and a repeated pattern stops growing.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Heap } from "./heap.ts";

const newHeap = (): Heap => new Heap(new WebAssembly.Memory({ initial: 1, maximum: 2000 }), 1000);

describe("heap", () => {
  it("hands out aligned blocks that do not overlap and takes all of them back", () => {
    const actions = fc.array(fc.record({ bytes: fc.nat(5000), release: fc.nat(9) }), { maxLength: 200 });
    fc.assert(
      fc.property(actions, (steps) => {
        const heap = newHeap();
        const held: { start: number; bytes: number }[] = [];
        for (const { bytes, release } of steps) {
          const start = heap.allocate(bytes);
          expect(start % 64).toBe(0);
          expect(start).toBeGreaterThanOrEqual(1000);
          expect(start + bytes).toBeLessThanOrEqual(heap.reservedBytes);
          for (const other of held)
            expect(start + bytes <= other.start || other.start + other.bytes <= start).toBe(true);
          held.push({ start, bytes });
          if (release < held.length) heap.release(held.splice(release, 1)[0]!.start);
        }
        for (const { start } of held) heap.release(start);
        expect(heap.bytesInUse).toBe(0);
        // everything merged into one block again: the sum of it all fits where it was
        const before = heap.reservedBytes;
        const whole = Math.max(1, heap.peakBytes);
        heap.release(heap.allocate(whole));
        expect(heap.reservedBytes).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  it("reuses what was released", () => {
    const heap = newHeap();
    const first = heap.allocate(1000);
    heap.allocate(64);
    heap.release(first);
    expect(heap.allocate(900)).toBe(first);
  });

  it("says what to do when the memory is full, and goes on after it", () => {
    const heap = new Heap(new WebAssembly.Memory({ initial: 1, maximum: 4 }), 0);
    expect(() => heap.allocate(1_000_000)).toThrow(/smaller batch/);
    expect(heap.bytesInUse).toBe(0);
    heap.release(heap.allocate(10_000));
  });

  it("refuses to release a block twice", () => {
    const heap = newHeap();
    const block = heap.allocate(10);
    heap.release(block);
    expect(() => heap.release(block)).toThrow(/released before/);
  });
});
