// Texts that lie beside what they belong to, in both languages.

import type { Widen } from "./en.ts";
import type { TextGroup } from "./translate.ts";

/** Every language fills the keys of the English. */
export function bothLanguages<const English extends TextGroup>(
  en: English,
  vi: Widen<English>,
): { en: English; vi: Widen<English> } {
  return { en, vi };
}
