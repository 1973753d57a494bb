// Gives the messages of core and workers in the language of the page: by their codes, or in English where one is unknown.

import { fill, type Message, type MessageValue } from "../../core/lib/message.ts";
import type { LocalisedText } from "../../studio/problem.ts";
import { valueWriters } from "./writeValue.ts";

export type Localise = (text: LocalisedText) => string;

/** What a language needs to give core's messages: a template for each code, and the names of the fields. */
export interface MessageTexts {
  messages: ReadonlyMap<string, string>;
  fields: ReadonlyMap<string, string>;
}

/** The messages of a language; core's own English, without texts, needs no translation. */
export function createLocalise(language: string, texts: MessageTexts | null): Localise {
  if (!texts) return (text) => (typeof text === "string" ? text : text.text);
  const writers = new Map(Object.entries(valueWriters(language)));
  const write = (value: MessageValue, kind: string): string => {
    if (typeof value === "object") return translate(value);
    if (kind === "field") return texts.fields.get(String(value)) ?? String(value);
    return (writers.get(kind) ?? String)(value);
  };
  const translate = ({ code, values, text }: Message): string => {
    const template = texts.messages.get(code);
    return template === undefined ? text : fill(template, values, write, language);
  };
  return (text) => (typeof text === "string" ? text : translate(text));
}
