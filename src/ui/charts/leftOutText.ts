// What a chart of points says of those that it does not draw.

import type { Translate } from "../i18n/translate.ts";

/** How many points are drawn, and how many a logarithmic axis has no place for. */
export function leftOutText(t: Translate, drawn: number, all: number): string {
  return drawn === all ? t("chartNote.points", { drawn }) : t("chartNote.leftOut", { drawn, all, out: all - drawn });
}
