// Starts i18next with both languages at hand, so that switching is instant. The texts of the screens behind the first come
// with those.

import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import type { enScreens } from "./enScreens.ts";
import { vi } from "./vi.ts";

export const LANGUAGES = ["vi", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof enScreens };
    returnNull: false;
  }
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

/** The texts of one language. */
export type Texts = typeof i18next;

/** Sets i18next up, once before the first render: an instance for each language, and the language to start in. */
export function startTexts(): { texts: Record<Language, Texts>; language: Language } {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(KEY);
  } catch {
    remembered = null;
  }
  const language = startingLanguage(remembered, navigator.languages);
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, vi: { translation: vi } },
    lng: language,
    fallbackLng: "en",
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return { texts: { en: i18next.cloneInstance({ lng: "en" }), vi: i18next.cloneInstance({ lng: "vi" }) }, language };
}

/** Adds the texts of the screens behind the first, in both languages: switching stays instant. */
export async function addScreenTexts(): Promise<void> {
  const [{ enScreens }, { viScreens }] = await Promise.all([import("./enScreens.ts"), import("./viScreens.ts")]);
  // The instances share what they hold.
  i18next.addResourceBundle("en", "translation", enScreens);
  i18next.addResourceBundle("vi", "translation", viScreens);
}

/** The choice outlives the page. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
