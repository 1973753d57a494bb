import fc from "fast-check";
import { expect, it } from "vitest";
import { SyllableTree } from "./syllableTree.ts";

it("finds the paths that were grown and no others, however many", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }), { maxLength: 3000 }), (paths) => {
      const tree = new SyllableTree();
      const slow = new Map<string, number>();
      for (const path of paths) {
        let node = 0;
        for (const [depth, syllable] of path.entries()) {
          node = tree.grow(node, syllable);
          const key = path.slice(0, depth + 1).join();
          expect(slow.get(key) ?? node).toBe(node);
          slow.set(key, node);
        }
      }
      expect(new Set(slow.values()).size).toBe(slow.size);
      for (const [key, node] of slow) {
        const path = key.split(",").map(Number);
        expect(path.reduce((at, syllable) => tree.child(at, syllable), 0)).toBe(node);
        expect(tree.child(node, 51)).toBe(-1);
        expect(tree.child(node, -1)).toBe(-1);
      }
    }),
    { numRuns: 15 },
  );
});
