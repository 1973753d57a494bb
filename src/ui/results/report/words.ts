// How a report speaks: the page's language, formats and names.

import type { TFunction } from "i18next";
import type { Format } from "../../format.ts";
import type { Localise } from "../../i18n/localise.ts";
import type { Tasks } from "../useTasks.ts";

export interface ReportWords {
  t: TFunction;
  localise: Localise;
  format: Format;
  currency: string | null;
  tasks: Tasks;
  language: string;
}
