// The model card in both languages: the same headings, tables and code, figures as each writes them, and nothing left in English.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unzipFiles } from "../core/artefact/zip.ts";
import { cardIn } from "./cardLanguage.ts";

const cards = (name: string): [en: string, vi: string] => {
  const files = unzipFiles(new Uint8Array(readFileSync(`fixtures/${name}.zip`)));
  return [cardIn("en", files), cardIn("vi", files)];
};

test.each(["v2/counts", "v3/experts", "v4/counts"])("the card of %s says the same in Vietnamese", (name) => {
  const [en, vi] = cards(name);
  expect(vi).not.toMatch(/\{\{|undefined|NaN/);
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length;
  for (const pattern of [/^#+ /gm, /^\|/gm, /\|/g, /^- /gm]) expect(count(vi, pattern)).toBe(count(en, pattern));
  const code = (text: string) => text.match(/```[\s\S]*?```/g);
  expect(code(vi)).toEqual(code(en));
  expect(code(vi)).toHaveLength(2);
  expect(vi).not.toMatch(/\b(the|and|targets|customers|layer)\b/i);
});

test("figures of the card are written as each language writes them", () => {
  const [en, vi] = cards("v4/counts");
  const wape = (card: string) => card.match(/^\| median \| (.*\]) \| .*\] \|$/m)?.[1];
  expect([wape(en), wape(vi)]).toEqual([
    "510,569 [214,498, 837,782] | 974,537 [241,941, 1,403,101]",
    "510.569 [214.498; 837.782] | 974.537 [241.941; 1.403.101]",
  ]);
});
