// The page's texts: each language loads when it is used, and the texts of the screens behind the first with those.

import { ahead } from "../ahead.ts";
import { createLocalise, type Localise } from "./localise.ts";
import { addTexts, createTranslate, type TextGroup, type Translate } from "./translate.ts";
import { valueWriters } from "./writeValue.ts";

export const LANGUAGES = ["vi", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** All that the page writes in one language. */
export interface Texts {
  language: Language;
  t: Translate;
  localise: Localise;
}

const KEY = "sales-studio.language";

/** The language to start in: the user's earlier choice, else the browser's first that the page speaks, else English. */
export function startingLanguage(remembered: string | null, preferred: readonly string[]): Language {
  const known = (tag: string) => LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
  if (remembered) {
    const language = known(remembered);
    if (language) return language;
  }
  for (const tag of preferred) {
    const language = known(tag);
    if (language) return language;
  }
  return "en";
}

/** The user's earlier choice, or what the browser asks for. */
export function chosenLanguage(): Language {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(KEY);
  } catch {
    remembered = null;
  }
  return startingLanguage(remembered, navigator.languages);
}

const FIRST: Record<Language, () => Promise<TextGroup>> = {
  en: ahead(async () => (await import("./en.ts")).en),
  vi: ahead(async () => (await import("./vi.ts")).vi),
};
const SCREENS: Record<Language, () => Promise<TextGroup>> = {
  en: ahead(async () => (await import("./enScreens.ts")).enScreens),
  vi: ahead(async () => (await import("./viScreens.ts")).viScreens),
};

const vietnameseMessages = ahead(() => import("./viMessages.ts"));

/** The templates of a language as far as they are loaded. */
const templates: Record<Language, Map<string, string>> = { en: new Map(), vi: new Map() };
const loaded: Partial<Record<Language, Promise<Texts>>> = {};
let withScreens = false;

async function first(language: Language): Promise<Texts> {
  const texts = templates[language];
  const [group, messages] = await Promise.all([FIRST[language](), language === "vi" ? vietnameseMessages() : null]);
  addTexts(texts, group);
  const fields = new Map(Object.entries(group.field ?? {}) as [string, string][]);
  const writers = new Map(Object.entries(valueWriters(language)));
  const write = (value: unknown, kind: string) => (writers.get(kind) ?? String)(value as string | number);
  return {
    language,
    t: createTranslate(texts, write, language),
    localise: createLocalise(language, messages && { messages: messages.allViMessages, fields }),
  };
}

/** Loads a language, with the screens' texts where the page has come to those; again where loading failed. */
export async function loadTexts(language: Language): Promise<Texts> {
  loaded[language] ??= first(language);
  const mine = loaded[language];
  mine.catch(() => delete loaded[language]);
  const [texts] = await Promise.all([mine, withScreens && addScreens(language)]);
  return texts;
}

async function addScreens(language: Language): Promise<void> {
  addTexts(templates[language], await SCREENS[language]());
}

/** Adds the texts of the screens behind the first, in each language that the page has used. */
export async function addScreenTexts(): Promise<void> {
  withScreens = true;
  await Promise.all((Object.keys(loaded) as Language[]).map(addScreens));
}

/** The choice outlives the page. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
