// The page's texts, for its components.

import { createContext, useContext } from "react";
import { InternalError } from "../../core/lib/internalError.ts";
import type { Localise } from "./localise.ts";
import type { Texts } from "./texts.ts";

/** The texts of the language in use; LanguageProvider fills it. */
export const TextsContext = createContext<Texts | null>(null);

/** The page's texts in the language in use. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new InternalError("no language above this component: wrap it in LanguageProvider");
  return texts;
}

/** Gives core's messages in the language in use. */
export function useLocalise(): Localise {
  return useTexts().localise;
}
