import { describe, expect, it } from "vitest";
import { outerBorder, parseRings } from "./outline.ts";

describe("parseRings", () => {
  it("reads relative and absolute lines, and goes on from a ring's start after its end", () => {
    expect(parseRings("m 1,2 3,0 0,-2 z m 1,1 1,0 0,1 z")).toEqual([
      [1, 2, 4, 2, 4, 0],
      [2, 3, 3, 3, 3, 4],
    ]);
    expect(parseRings("M1 2L4-2 l.5.5Z")).toEqual([[1, 2, 4, -2, 4.5, -1.5]]);
    expect(parseRings("m 0,0 l 1e-1,-2e-1 z")).toEqual([[0, 0, 0.1, -0.2]]);
  });

  it("throws on curves", () => {
    expect(() => parseRings("M0 0c1 1 2 2 3 3z")).toThrow('path command "c"');
  });
});

describe("outerBorder", () => {
  it("leaves out what two neighbours share, though each was rounded on its own", () => {
    const left = "M0 0L10 0L10 10L0 10Z";
    const right = "M10.1 0.1L20 0L20 10L9.9 10Z";
    expect(outerBorder([left], 0.3)).toBe("M0 0L10 0L10 10L0 10L0 0");
    const joined = outerBorder([left, right], 0.3);
    expect(joined).toBe("M0 0L10 0M10 10L0 10L0 0M10.1 0.1L20 0L20 10L9.9 10");
  });
});
