// How the results of runs are written in charts.

import type { Result } from "../../studio/settingEffects.ts";
import type { Format } from "../format.ts";

/** A value of a result, with its unit. */
export function resultText(result: Result, value: number, format: Format): string {
  switch (result) {
    case "hit10":
    case "accuracy":
      return format.percent(value);
    case "mrr":
      return format.fixed(value, 3);
    case "revenueMae":
      return format.compact(value);
    case "seconds":
      return format.duration(value);
    case "validationLoss":
      return format.number(value, 4);
    default:
      return result satisfies never;
  }
}
