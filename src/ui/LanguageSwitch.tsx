// Vietnamese and English at once.

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSwitchLanguage } from "./i18n/LanguageProvider.tsx";
import type { Language } from "./i18n/texts.ts";

/** Two short names; screen readers hear the long ones. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const switchTo = useSwitchLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("app.language")}
      value={i18n.language}
      onChange={(value) => switchTo(value as Language)}
      data={[
        { value: "vi", label: <abbr title="Tiếng Việt">VI</abbr> },
        { value: "en", label: <abbr title="English">EN</abbr> },
      ]}
    />
  );
}
