// One writing of ids for the many that programs have.

import fc from "fast-check";
import { expect, test } from "vitest";
import { codeText, hasLostDigits, idText, isNoId } from "./idText.ts";

test("writings of one id are one text", () => {
  for (const [written, text] of [
    ["Tr\u00e0 s\u01b0\u0303a".normalize("NFD"), "Tr\u00e0 s\u01b0\u0303a".normalize("NFC")],
    [" SP  01\u00a0", "SP 01"],
    ["SP\u00a001", "SP 01"],
    ["Trà\n sữa", "Trà sữa"],
    ["\u200bSP01\u200d", "SP01"],
    ["SP\ufeff01", "SP01"],
    ["'0012", "0012"],
    ['="0012"', "0012"],
    ['="null"', ""],
    ['=""', ""],
    ["\u200b", ""],
    ["N/A", ""],
  ] as const)
    expect(idText(written)).toBe(text);
});

test("what is no writing of another id stays as it is", () => {
  for (const text of [
    "'t Hoekje",
    "rock 'n' roll",
    "=A1",
    "می\u200cخواهم",
    "👨\u200d👩\u200d👧",
    "0012",
    "1.5",
    "Ａ",
    "'",
  ])
    expect(idText(text)).toBe(text);
});

test("codes lose a .0, and scientific notation where it has all digits", () => {
  expect(["17850.0", "17850.00", "0012.0", "'17850.0"].map(codeText)).toEqual(["17850", "17850", "0012", "17850"]);
  expect(["1.50", "1.0.0", "A.0", ".0", "v2.0", "10.05"].map(codeText)).toEqual([
    "1.50",
    "1.0.0",
    "A.0",
    ".0",
    "v2.0",
    "10.05",
  ]);
  expect(codeText("8.935021234567E+12")).toBe("8935021234567");
  expect(["8.93502E+12", "8,93502e+12", "9E+11"].map((code) => hasLostDigits(codeText(code)))).toEqual([
    ...[true, true, true],
  ]);
  expect(["1E5", "12E+11", "8935021234567", "E+12"].some(hasLostDigits)).toBe(false);
});

test("reading again changes nothing, and a cell without an id is told beforehand", () => {
  const part = fc.constantFrom(..."aÉ́0. '=\"\u00a0\u200b\u200d\u00adnull\n\u3000ữ", '="', ".0", "null", "E+12");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const cell = parts.join("");
      expect(idText(idText(cell))).toBe(idText(cell));
      expect(codeText(codeText(cell))).toBe(codeText(cell));
      expect(isNoId(cell)).toBe(idText(cell) === "");
      expect(codeText(cell) === "").toBe(idText(cell) === "");
    }),
    { numRuns: 5000 },
  );
});
