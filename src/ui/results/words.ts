// How results are told, on the page and in the report: language, formats and names.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useModelCurrency } from "../currency.ts";
import { type Format, useFormat } from "../format.ts";
import { type Localise, useLocalise } from "../i18n/localise.ts";
import { type Tasks, useTasks } from "./useTasks.ts";

export interface Words {
  t: TFunction;
  localise: Localise;
  format: Format;
  currency: string | null;
  tasks: Tasks;
  language: string;
}

/** Of the page as it is; the same object while language, currency and model stay. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useModelCurrency();
  const tasks = useTasks();
  const { language } = i18n;
  return useMemo(
    () => ({ t, localise, format, currency, tasks, language }),
    [t, localise, format, currency, tasks, language],
  );
}
