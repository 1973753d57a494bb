// What features and targets are called on the page.

import { useCallback } from "react";
import type { CorrelatedFeature } from "../../../core/analysis/featureCorrelation.ts";
import { enCorrelation } from "../../i18n/enCorrelation.ts";
import { enInputs } from "../../i18n/enInputs.ts";
import { useTexts } from "../../i18n/useTexts.ts";

const { customer } = enInputs.inputs;
const { line, target, period } = enCorrelation.correlation;

/** A name in the page's language; features that the user defined keep theirs. */
export function useFeatureName(): (feature: CorrelatedFeature) => string {
  const { t } = useTexts();
  return useCallback(
    (feature) => {
      const { kind, name } = feature;
      if (kind === "customer" && has(customer, name)) return t(`inputs.customer.${name}`);
      if (kind === "line" && has(line, name)) return t(`correlation.line.${name}`);
      if (kind === "target" && has(target, name)) return t(`correlation.target.${name}`);
      if (kind === "period" && has(period, feature.feature)) {
        return t(feature.before ? "correlation.periodBefore" : "correlation.periodLast", {
          feature: t(`correlation.period.${feature.feature}`),
          scale: t(`correlation.scale.${feature.scale}`),
        });
      }
      return name;
    },
    [t],
  );
}

function has<T extends object>(texts: T, name: string): name is keyof T & string {
  return Object.hasOwn(texts, name);
}
