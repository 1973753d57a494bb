// Says the sentences of core and workers in the language of the page: by their codes, or in English where one is unknown.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fill, type Sentence, textOf, type Word } from "../../core/lib/sentence.ts";
import type { Said } from "../../studio/problem.ts";
import { createFormat, type Format } from "../format.ts";
import { vi } from "./vi.ts";
import { viDataSentences } from "./viDataSentences.ts";
import { viFormulaSentences } from "./viFormulaSentences.ts";
import { viLeakSentences } from "./viLeakSentences.ts";
import { viModelSentences } from "./viModelSentences.ts";

export type Say = (said: Said) => string;

const VIETNAMESE = new Map(
  Object.entries({ ...viDataSentences, ...viModelSentences, ...viFormulaSentences, ...viLeakSentences }),
);
const VIETNAMESE_FIELDS = new Map<string, string>(Object.entries(vi.field));

/** Gaps that hold a decimal number, or a wall-clock time, written the English way. */
const DECIMALS = new Set(["days", "rate", "share", "fit"]);
const MOMENTS = new Set(["train", "validation"]);

function momentText(text: string, format: Format): string {
  const time = Date.parse(`${text}Z`);
  return Number.isFinite(time) ? `${text.slice(11, 16)} ${format.date(time)}` : text;
}

/** The speaker of a language; core's own English needs no translation. */
export function createSay(language: string): Say {
  if (!language.startsWith("vi")) return textOf;
  const format = createFormat(language);
  const write = (word: Word, gap: string): string => {
    if (typeof word === "object") return translate(word);
    if (typeof word === "number") return format.number(word, 2);
    if (gap === "field") return VIETNAMESE_FIELDS.get(word) ?? word;
    if (DECIMALS.has(gap)) return format.number(Number(word), 6);
    return MOMENTS.has(gap) ? momentText(word, format) : word;
  };
  const translate = ({ code, values, text }: Sentence): string => {
    const template = VIETNAMESE.get(code);
    return template === undefined ? text : fill(template, values, write);
  };
  return (said) => (typeof said === "string" ? said : translate(said));
}

/** The speaker of the language in use. */
export function useSay(): Say {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => createSay(language), [language]);
}
