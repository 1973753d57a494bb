// What a search field finds while somebody types.

import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { describeError, isAbort, type LocalisedText } from "../../studio/problem.ts";

export interface Hits<T> {
  /** null until the first answer, and when it failed. */
  hits: T[] | null;
  error: LocalisedText | null;
}

/** Asks a moment after the last key; `search` must be stable between renders. */
export function useHits<T>(search: (query: string, signal: AbortSignal) => Promise<T[]>, query: string): Hits<T> {
  const [settled] = useDebouncedValue(query, 150);
  const [found, setFound] = useState<Hits<T>>({ hits: null, error: null });
  useEffect(() => {
    const controller = new AbortController();
    search(settled, controller.signal).then(
      (hits) => setFound({ hits, error: null }),
      (thrown) => {
        if (!isAbort(thrown)) setFound({ hits: null, error: describeError(thrown) });
      },
    );
    return () => controller.abort();
  }, [search, settled]);
  return found;
}
