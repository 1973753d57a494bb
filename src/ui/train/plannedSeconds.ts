// How long the run to come will take on this device, and what is awaited while that is not known.

import { scaledSeconds } from "../../studio/cost.ts";
import type { Plan } from "../../studio/session.ts";
import type { Form } from "../../studio/settings.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";

/** Of all epochs of all networks; null before the first measurement. */
export function plannedSeconds(plan: Plan, form: Form): number | null {
  if (!plan.measured || !plan.samples) return null;
  const { estimate, settings } = plan.measured;
  const { products, train } = plan.samples.counts;
  const counts = { products, trainingTargets: train };
  const one = scaledSeconds(estimate.secondsPerEpoch, settings, form.settings, counts);
  return one === null ? null : one * form.settings.members;
}

/** "" while nothing is done. */
export function planWaits({ busy, share }: Plan, t: Translate, format: Format): string {
  if (busy === "measuring") return t("train.estimatePending");
  if (busy !== "features") return "";
  return `${t("train.preparing")}${share === null ? "" : ` ${format.percent(share, 0)}`}`;
}
