// Light, dark, or like the system.

import { NativeSelect, useMantineColorScheme } from "@mantine/core";
import { useTexts } from "./i18n/useTexts.ts";

/** A small select; Mantine remembers the choice. */
export function SchemeSwitch() {
  const { t } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("app.scheme")}
      value={colorScheme}
      onChange={(event) => setColorScheme(event.currentTarget.value as "auto" | "light" | "dark")}
      data={[
        { value: "auto", label: t("app.schemeAuto") },
        { value: "light", label: t("app.schemeLight") },
        { value: "dark", label: t("app.schemeDark") },
      ]}
    />
  );
}
