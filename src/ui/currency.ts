// In which currency the open file counts, as far as its header tells.

import { currencyOf } from "../studio/data.ts";
import { useSession } from "./studioContext.ts";

/** ISO code, or null where nothing tells. */
export function useCurrency(): string | null {
  return useSession(({ data }) =>
    data.kind === "ready" ? currencyOf(data.info.inspection.mapping.header, data.info.name) : null,
  );
}
