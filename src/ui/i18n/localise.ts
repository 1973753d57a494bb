// Says the sentences of core and workers in the language of the page: by their codes, or in English where one is unknown.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fill, type Message, textOf, type Word } from "../../core/lib/message.ts";
import type { LocalisedText } from "../../studio/problem.ts";
import { createFormat, type Format } from "../format.ts";
import { vi } from "./vi.ts";
import { viDataMessages } from "./viDataMessages.ts";
import { viFormulaMessages } from "./viFormulaMessages.ts";
import { viLeakMessages } from "./viLeakMessages.ts";
import { viModelMessages } from "./viModelMessages.ts";

export type Localise = (said: LocalisedText) => string;

const VIETNAMESE = new Map(
  Object.entries({ ...viDataMessages, ...viModelMessages, ...viFormulaMessages, ...viLeakMessages }),
);
const VIETNAMESE_FIELDS = new Map<string, string>(Object.entries(vi.field));

/** Gaps that hold a decimal number, or a wall-clock time, written the English way. */
const DECIMALS = new Set(["days", "rate", "share", "fit"]);
const MOMENTS = new Set(["train", "validation"]);

function momentText(text: string, format: Format): string {
  const time = Date.parse(`${text}Z`);
  return Number.isFinite(time) ? `${text.slice(11, 16)} ${format.date(time)}` : text;
}

/** The messages of a language; core's own English needs no translation. */
export function createLocalise(language: string): Localise {
  if (!language.startsWith("vi")) return textOf;
  const format = createFormat(language);
  const write = (word: Word, gap: string): string => {
    if (typeof word === "object") return translate(word);
    if (typeof word === "number") return format.number(word, 2);
    if (gap === "field") return VIETNAMESE_FIELDS.get(word) ?? word;
    if (DECIMALS.has(gap)) return format.number(Number(word), 6);
    return MOMENTS.has(gap) ? momentText(word, format) : word;
  };
  const translate = ({ code, values, text }: Message): string => {
    const template = VIETNAMESE.get(code);
    return template === undefined ? text : fill(template, values, write);
  };
  return (said) => (typeof said === "string" ? said : translate(said));
}

/** The messages of the language in use. */
export function useLocalise(): Localise {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => createLocalise(language), [language]);
}
