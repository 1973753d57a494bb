// The Explore screen's filter across visits: the one set last is remembered with the data set that it is about.

import { ALL_LINES, eachTextCondition, isUnfiltered, type LineFilter } from "../core/explore/lineFilter.ts";
import { SEGMENTS } from "../core/features/segments.ts";
import { z } from "../core/lib/zod.ts";
import type { TextStore } from "./settings.ts";

const KEY = "sales-studio.filter";

/** A condition that there was not yet when the filter was remembered is none. */
const numbers = z.array(z.number()).nullable().default(null);
const texts = z.array(z.string()).nullable().default(null);
const schema = z.object({
  dataset: z.string(),
  filter: z.object({
    from: z.number().nullable(),
    to: z.number().nullable(),
    provinces: numbers,
    formerProvinces: numbers,
    segments: z.array(z.enum(SEGMENTS)).nullable(),
    cells: numbers,
    weekdays: numbers,
    hours: numbers,
    ...eachTextCondition(() => texts),
  }),
});

/** Remembers the filter of a data set, in place of another's. */
export function rememberFilter(store: TextStore, dataset: string, filter: LineFilter): void {
  try {
    store.setItem(KEY, isUnfiltered(filter) ? "" : JSON.stringify({ dataset, filter }));
  } catch {
    // Storage may be full or forbidden: the filter then lives as long as the page.
  }
}

/** The filter that this data set had last; all lines where nothing whole is remembered of it. */
export function rememberedFilter(store: TextStore, dataset: string): LineFilter {
  try {
    const parsed = schema.safeParse(JSON.parse(store.getItem(KEY) || "null"));
    return parsed.success && parsed.data.dataset === dataset ? parsed.data.filter : ALL_LINES;
  } catch {
    return ALL_LINES;
  }
}
