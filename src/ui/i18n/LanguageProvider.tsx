// The page's language. Each has an instance of its texts, and switching gives the page the other one: so React writes the
// screen anew in short pieces, which it could not where one instance changed under it.

import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from "react";
import { I18nextProvider } from "react-i18next";
import { type Language, rememberLanguage, type Texts } from "./texts.ts";

const SwitchContext = createContext<(language: Language) => void>(() => undefined);

interface LanguageProviderProps {
  texts: Record<Language, Texts>;
  /** The language to start in. */
  language: Language;
  children: ReactNode;
}

/** Gives its children the texts of the chosen language. */
export function LanguageProvider({ texts, language, children }: LanguageProviderProps) {
  const [chosen, setChosen] = useState(language);
  useEffect(() => {
    document.documentElement.lang = chosen;
  }, [chosen]);
  const [switchTo] = useState(() => (next: Language) => {
    rememberLanguage(next);
    startTransition(() => setChosen(next));
  });
  return (
    <SwitchContext value={switchTo}>
      <I18nextProvider i18n={texts[chosen]}>{children}</I18nextProvider>
    </SwitchContext>
  );
}

/** Switches the whole page and remembers the choice. */
export function useSwitchLanguage(): (language: Language) => void {
  return useContext(SwitchContext);
}
