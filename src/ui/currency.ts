// In which currency the open data set counts, and the model: their mappings say so.

import { currencyOf } from "../core/data/mapping/currency.ts";
import { useSession } from "./studioContext.ts";

/** ISO code, or null where it is unknown. */
export function useCurrency(): string | null {
  return useSession(({ data }) =>
    data.kind === "ready" ? currencyOf(data.info.inspection.mapping, data.info.name) : null,
  );
}

/** ISO code of the money that the model on the screen was trained on; the open data set's where the model is too old to tell. */
export function useModelCurrency(): string | null {
  const currency = useSession(({ model }) => model?.summary.currency);
  const ofData = useCurrency();
  return currency === undefined ? ofData : currency || null;
}
