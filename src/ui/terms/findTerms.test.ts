import fc from "fast-check";
import { expect, test } from "vitest";
import glossary from "../../../docs/glossary.md?raw";
import { findTerms } from "./findTerms.ts";
import { glossaryTable } from "./glossaryTable.ts";
import { TERMS } from "./termList.ts";

const named = (text: string, language: "en" | "vi" = "en") =>
  findTerms(text, language).flatMap(({ text: piece, term }) => (term ? [[piece, term.en.words[0]]] : []));

test("terms are found as whole words, the longest first, once a text", () => {
  expect(named("Hit rate at 10, NDCG@10 and a hit@5")).toEqual([
    ["Hit rate at 10", "hit rate at 10"],
    ["NDCG", "NDCG"],
  ]);
  expect(named("The losses of an abc: glossy, ABC")).toEqual([
    ["losses", "loss"],
    ["ABC", "ABC"],
  ]);
  expect(named("Sai số huấn luyện (loss) sau mỗi vòng (epoch)", "vi")).toEqual([
    ["Sai số huấn luyện", "loss"],
    ["epoch", "epoch"],
  ]);
  expect(named("constructor __proto__")).toEqual([]);
});

test("pieces join to the text, whatever it is", () => {
  const word = fc.constantFrom(...TERMS.flatMap(({ en, vi }) => [...en.words, ...vi.words]), " ", "(", "x");
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(word).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom("en" as const, "vi" as const), (any, language) => {
      const pieces = findTerms(any, language);
      expect(pieces.map((piece) => piece.text).join("")).toBe(any);
      const met = pieces.flatMap(({ term }) => term ?? []);
      expect(new Set(met).size).toBe(met.length);
    }),
  );
});

test("no word stands for two terms", () => {
  for (const language of ["en", "vi"] as const) {
    const words = TERMS.flatMap((term) => term[language].words.map((word) => word.toLowerCase()));
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  }
});

test("docs/glossary.md has the list of terms (npm run docs)", () => {
  expect(glossary).toContain(glossaryTable());
});
