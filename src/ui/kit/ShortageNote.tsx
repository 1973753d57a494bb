// Says that a data set is too small to learn from, and what would help.

import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Shortage } from "../../studio/enough.ts";

/** A sentence that screen readers announce. */
export function ShortageNote({ shortage }: { shortage: Shortage }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="yellow" variant="light" title={t("shortage.title")}>
      {t(`shortage.${shortage}`)}
    </Alert>
  );
}
