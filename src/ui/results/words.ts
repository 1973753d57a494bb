// How results are told, on the page and in the report: language, formats and names.

import { useMemo } from "react";
import { useModelCurrency } from "../currency.ts";
import { type Format, useFormat } from "../format.ts";
import type { Localise } from "../i18n/localise.ts";
import type { Translate } from "../i18n/translate.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { type Tasks, useTasks } from "./useTasks.ts";

export interface Words {
  t: Translate;
  localise: Localise;
  format: Format;
  currency: string | null;
  tasks: Tasks;
  language: string;
}

/** Of the page as it is; the same object while language, currency and model stay. */
export function useWords(): Words {
  const { t, language } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useModelCurrency();
  const tasks = useTasks();
  return useMemo(
    () => ({ t, localise, format, currency, tasks, language }),
    [t, localise, format, currency, tasks, language],
  );
}
