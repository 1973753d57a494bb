// How a report speaks: the page's language, formats and names.

import type { TFunction } from "i18next";
import type { Format } from "../../format.ts";
import type { Say } from "../../i18n/say.ts";
import type { Tasks } from "../useTasks.ts";

export interface ReportWords {
  t: TFunction;
  say: Say;
  format: Format;
  currency: string | null;
  tasks: Tasks;
  language: string;
}
