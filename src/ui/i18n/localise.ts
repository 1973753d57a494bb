// Gives the messages of core and workers in the language of the page: by their codes, or in English where one is unknown.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fill, type Message, type MessageValue } from "../../core/lib/message.ts";
import type { LocalisedText } from "../../studio/problem.ts";
import { viMessages, viRetiredMessages } from "./viMessages.ts";
import { valueWriters } from "./writeValue.ts";

export type Localise = (text: LocalisedText) => string;

const VIETNAMESE = new Map<string, string>(Object.entries({ ...viRetiredMessages, ...viMessages }));

/** The messages of a language; core's own English needs no translation. */
export function createLocalise(language: string): Localise {
  if (!language.startsWith("vi")) return (text) => (typeof text === "string" ? text : text.text);
  const writers = new Map(Object.entries(valueWriters(language)));
  const write = (value: MessageValue, kind: string): string =>
    typeof value === "object" ? translate(value) : (writers.get(kind) ?? String)(value);
  const translate = ({ code, values, text }: Message): string => {
    const template = VIETNAMESE.get(code);
    return template === undefined ? text : fill(template, values, write, language);
  };
  return (text) => (typeof text === "string" ? text : translate(text));
}

/** The messages of the language in use. */
export function useLocalise(): Localise {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => createLocalise(language), [language]);
}
