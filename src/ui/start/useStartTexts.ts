// The texts of the start: they come with its parts, since those of the other screens are not needed for the first one.

import { enStart } from "../i18n/enStart.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { viStart } from "../i18n/viStart.ts";

const TEXTS = { en: enStart.start, vi: viStart.start };

/** In the language in use. */
export function useStartTexts(): Record<keyof typeof enStart.start, string> {
  return TEXTS[useTexts().language];
}
