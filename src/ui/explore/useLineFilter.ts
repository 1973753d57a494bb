// The filter that all cards of the Explore screen follow.

import type { LineFilter } from "../../core/explore/lineFilter.ts";
import { useSession } from "../studioContext.ts";

/** The same object until the user changes it. */
export function useLineFilter(): LineFilter {
  return useSession(({ filter }) => filter);
}
