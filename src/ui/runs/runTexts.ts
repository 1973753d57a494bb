// How runs are called where several stand beside each other: by data, preset and day, unless the user has named them.

import { presetOf } from "../../studio/presetOf.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { dataName } from "../dataName.ts";
import { type Format, useFormat } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** "Quick look", with a sign where settings were changed from it. */
export function presetText({ settings }: Pick<RunRow, "settings">, t: Translate): string {
  const { preset, changed } = presetOf(settings);
  return changed ? t("runs.presetChanged", { preset: t(`train.${preset}`) }) : t(`train.${preset}`);
}

/** The user's own name; else that of the data with preset and time. */
export function runTitle(
  row: Pick<RunRow, "name" | "dataset" | "settings" | "createdAt">,
  t: Translate,
  format: Format,
): string {
  if (row.name !== row.dataset) return row.name;
  return `${dataName(row.name, t)} · ${presetText(row, t)} · ${format.dateTime(row.createdAt)}`;
}

/** Runs may have the same name: their place tells them apart. */
export function useNumbered(): (run: RunRow, place: number) => string {
  const { t } = useTexts();
  const format = useFormat();
  return (run, place) => `${place + 1} · ${runTitle(run, t, format)}`;
}
