// Word patterns know the edges of words in every language: held against the same pattern spelled with Unicode's classes.

import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../../lib/testing/anyCharacter.ts";
import { fits, wordPattern, wordsOf } from "./headerPatterns.ts";
import { foldDiacritics } from "./headerText.ts";

/** As `wordPattern`, with Unicode's own letters and digits: the same, and far slower to compile. */
function slowPattern({ source }: RegExp) {
  const letter = String.raw`[\p{L}\p{N}]`;
  const edge = `(?:(?<=${letter})(?!${letter})|(?<!${letter})(?=${letter}))`;
  const compile = (text: string) => new RegExp(text.replaceAll("\\b", edge).replaceAll("\\w", letter), "u");
  return { marked: compile(source), plain: compile(foldDiacritics(source)) };
}

const PATTERN = /\b(mã|id) (kh|khách)( \w+)?\b|%.*\b(giá|price)\b|\bcustomer( \w+)? name\b|^sl$/;
const fast = wordPattern(PATTERN);
const slow = slowPattern(PATTERN);

test.each([
  ["Mã KH", true],
  ["mã_khách_hàng", true],
  ["MãKH", true],
  ["idKh", true],
  ["id khx", false],
  ["% giá bán", true],
  ["5%giá", true],
  ["% giábán", false],
  ["Customer 2 Name", true],
  ["customer имя name", true],
  ["xcustomer name", false],
  ["ñid kh", false],
  ["SL", true],
])("%s", (header, expected) => {
  expect(fits(fast, wordsOf(header))).toBe(expected);
});

test("any header fits as with Unicode's classes", () => {
  const piece = fc.constantFrom(
    ..."Mã,id,KH,khách,hàng,giá,price,customer,Name,sl,%, ,_,-,ñ,đ,字,ก,५,½,é,゙,ß,𝒜,が,İ".split(","),
  );
  const header = fc.array(fc.oneof(piece, piece, fc.string({ unit: anyCharacter, maxLength: 2 })), { maxLength: 8 });
  fc.assert(
    fc.property(header, (pieces) => {
      const words = wordsOf(pieces.join(""));
      expect(fits(fast, words)).toBe(fits(slow, words));
    }),
    { numRuns: 300 },
  );
});
