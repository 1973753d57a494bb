import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonText } from "./jsonText.ts";

test("what is no number is left out, and a null that was meant stays", () => {
  const value = { wape: Number.NaN, bias: Number.NEGATIVE_INFINITY, model: null, each: { hit: 0, low: Number.NaN } };
  expect(JSON.parse(jsonText(value))).toEqual({ model: null, each: { hit: 0 } });
  expect(JSON.parse(jsonText([1, Number.NaN, null, 0 / 0]))).toEqual([1, "none", null, "none"]);
  expect(jsonText({ a: 1, b: [2] }, 2)).toBe(JSON.stringify({ a: 1, b: [2] }, null, 2));
});

test("no null comes of a number, whatever the value", () => {
  const leaf = fc.oneof(fc.double(), fc.string(), fc.boolean());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("tree")), fc.dictionary(fc.string(), tie("tree"))),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const nulls: string[] = [];
      JSON.parse(jsonText({ value }), (key, each) => {
        if (each === null) nulls.push(key);
        return each;
      });
      expect(nulls).toEqual([]);
    }),
  );
});
