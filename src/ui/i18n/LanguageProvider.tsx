// The page's language. Switching loads the other one and then gives the page its texts at once, so that React writes the
// screen anew in short pieces.

import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from "react";
import { type Language, loadTexts, rememberLanguage, type Texts } from "./texts.ts";
import { TextsContext } from "./useTexts.ts";

const SwitchContext = createContext<(language: Language) => void>(() => undefined);

interface LanguageProviderProps {
  /** The texts of the language to start in. */
  texts: Texts;
  children: ReactNode;
}

/** Gives its children the texts of the chosen language. */
export function LanguageProvider({ texts, children }: LanguageProviderProps) {
  const [chosen, setChosen] = useState(texts);
  useEffect(() => {
    document.documentElement.lang = chosen.language;
  }, [chosen]);
  const [switchTo] = useState(() => {
    let wanted: Language;
    return async (next: Language) => {
      wanted = next;
      // Where the other language cannot be loaded the page stays as it is.
      const loaded = await loadTexts(next).catch(() => null);
      if (!loaded || wanted !== next) return;
      rememberLanguage(next);
      startTransition(() => setChosen(loaded));
    };
  });
  return (
    <SwitchContext value={switchTo}>
      <TextsContext value={chosen}>{children}</TextsContext>
    </SwitchContext>
  );
}

/** Switches the whole page and remembers the choice. */
export function useSwitchLanguage(): (language: Language) => void {
  return useContext(SwitchContext);
}
