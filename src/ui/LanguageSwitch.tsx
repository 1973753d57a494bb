// Vietnamese and English at once.

import { SegmentedControl } from "@mantine/core";
import { useSwitchLanguage } from "./i18n/LanguageProvider.tsx";
import type { Language } from "./i18n/texts.ts";
import { useTexts } from "./i18n/useTexts.ts";

/** Two short names; screen readers hear the long ones. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  const switchTo = useSwitchLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("app.language")}
      value={language}
      onChange={(value) => switchTo(value as Language)}
      data={[
        { value: "vi", label: <abbr title="Tiếng Việt">VI</abbr> },
        { value: "en", label: <abbr title="English">EN</abbr> },
      ]}
    />
  );
}
