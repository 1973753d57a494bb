// The page's own texts: a key gives the template of the language, whose gaps are those of messages.

import { fill, type MessageValue, type ParamsOf } from "../../core/lib/message.ts";
import type { en } from "./en.ts";
import type { enScreens } from "./enScreens.ts";
import type { PageValues } from "./writeValue.ts";

type English = typeof en & typeof enScreens;
type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];
type TextOf<Texts, Key> = Key extends `${infer Group}.${infer Rest}`
  ? Group extends keyof Texts
    ? TextOf<Texts[Group], Rest>
    : never
  : Key extends keyof Texts
    ? Texts[Key] & string
    : never;

/** The key of a text: its groups and its name, with points between. */
export type TextKey = KeysOf<English>;

/** The text of a key in the language of the page; the compiler asks for the values that its English has gaps for. */
export type Translate = <Key extends TextKey>(
  key: Key,
  ...values: ParamsOf<TextOf<English, Key>, PageValues>
) => string;

/** Texts in groups, down to templates. */
export interface TextGroup {
  readonly [name: string]: string | TextGroup;
}

/** Puts the templates of a group into a map by their keys. */
export function addTexts(map: Map<string, string>, texts: TextGroup, prefix = ""): void {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === "string") map.set(prefix + name, text);
    else addTexts(map, text, `${prefix}${name}.`);
  }
}

/** The translator of a language from its templates; a key whose texts are not loaded stands for itself. */
export function createTranslate(
  texts: ReadonlyMap<string, string>,
  write: (value: MessageValue, kind: string) => string,
  language: string,
): Translate {
  return (key, ...[values = {}]) => {
    const template = texts.get(key);
    return template === undefined ? key : fill<MessageValue>(template, values, write, language);
  };
}
