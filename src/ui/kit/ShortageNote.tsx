// Says that a data set is too small to learn from, and what would help.

import { Alert } from "@mantine/core";
import type { Shortage } from "../../studio/enough.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** A sentence that screen readers announce. */
export function ShortageNote({ shortage }: { shortage: Shortage }) {
  const { t } = useTexts();
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      title={t("shortage.title")}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      {t(`shortage.${shortage}`)}
    </Alert>
  );
}
