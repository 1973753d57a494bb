import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compact, oneLetterApart, syllable } from "./normalise.ts";

describe("syllable", () => {
  it("folds marks, shapes and đ, in any case and normal form", () => {
    for (const form of ["ĐƯỜNG", "đường", "đường".normalize("NFD"), "ĐƯỜNG".normalize("NFD")]) {
      expect(syllable(form)).toEqual({
        fold: "duong",
        marked: "đương1",
        shaped: "đương",
        composed: "đường",
        hasMarks: true,
        isNumber: false,
      });
    }
    expect(syllable("Long")).toMatchObject({ fold: "long", marked: "long", hasMarks: false });
  });

  it("does not care where the tone is written, but which it is", () => {
    expect(syllable("hoà").marked).toBe(syllable("hòa").marked);
    expect(syllable("thuỷ").marked).toBe(syllable("thủy").marked);
    expect(syllable("HOÀ").composed).toBe("hòa");
    expect(syllable("thuỷ").composed).toBe("thủy");
    expect(syllable("quỷ").composed).toBe("quỷ");
    expect(syllable("hóa").marked).not.toBe(syllable("hòa").marked);
  });

  it("takes y and i for each other after a consonant only", () => {
    expect(syllable("Quý").fold).toBe(syllable("Quí").fold);
    expect(syllable("Mỹ").marked).toBe(syllable("Mĩ").marked);
    expect(syllable("tây").fold).toBe("tay");
    expect(syllable("thúy").fold).toBe("thuy");
  });

  it("drops leading zeros and reads Roman numerals that are no syllables", () => {
    expect(syllable("05")).toMatchObject({ fold: "5", isNumber: true });
    expect(syllable("0").fold).toBe("0");
    expect(syllable("VIII").fold).toBe("8");
    expect(syllable("Vi").fold).toBe("vi");
  });
});

/** Optimal string alignment distance, the slow way. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

describe("oneLetterApart", () => {
  it("agrees with the distance computed in full", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oneLetterApart(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 2000 },
    );
  });

  it("compares names without their spaces", () => {
    expect(oneLetterApart(compact(["hai", "hpong"]), compact(["hai", "phong"]))).toBe(true);
    expect(oneLetterApart(compact(["chuong", "y"]), compact(["chuong", "mi"]))).toBe(true);
    expect(oneLetterApart(compact(["ha", "nam"]), compact(["ha", "noi"]))).toBe(false);
  });
});
