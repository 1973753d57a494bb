// The rows of a view of lines, fetched in pages as they come into sight.

import { useCallback, useEffect, useRef, useState } from "react";
import type { LinePage } from "../../core/explore/lineAnswers.ts";
import type { LineRow } from "../../core/explore/lineRows.ts";
import type { LineView } from "../../core/explore/lineViews.ts";
import { describeError, isAbort, type LocalisedText } from "../../studio/problem.ts";
import { useStudio } from "../studioContext.ts";

const PAGE = 100;
/** Pages kept; those farthest from what is in sight go first. */
const KEPT = 40;
/** Rows that only fly by are not fetched. */
const REST_MS = 40;

/** What is known of one view. */
export interface LinePages {
  view: LineView;
  total: number;
  has: LinePage["has"];
  rowOf(index: number): LineRow | undefined;
}

interface Fetched {
  /** Null until the first answer; the view before stays until then. */
  pages: LinePages | null;
  /** The view's first page is on its way. */
  busy: boolean;
  error: LocalisedText | null;
  /** Fetches what these rows need. */
  show(first: number, end: number): void;
  retry(): void;
}

/** `view` must be stable between renders. */
export function useLinePages(view: LineView): Fetched {
  const { ask: askWorker } = useStudio();
  const [pages, setPages] = useState<LinePages | null>(null);
  const [error, setError] = useState<LocalisedText | null>(null);
  const [round, setRound] = useState(0);
  const fetchPages = useRef<(first: number, end: number) => void>(() => undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    const controller = new AbortController();
    const known = new Map<number, LineRow[]>();
    const asked = new Set<number>();
    let rest = 0;
    const ask = async (page: number) => {
      if (asked.has(page)) return;
      asked.add(page);
      try {
        const { signal } = controller;
        const { rows, total, has } = await askWorker("linePage", { view, from: page * PAGE, count: PAGE }, { signal });
        known.set(page, rows);
        if (known.size > KEPT) {
          const farthest = [...known.keys()].reduce((a, b) => (Math.abs(a - page) >= Math.abs(b - page) ? a : b));
          known.delete(farthest);
          asked.delete(farthest);
        }
        setPages({ view, total, has, rowOf: (index) => known.get(Math.floor(index / PAGE))?.[index % PAGE] });
      } catch (thrown) {
        asked.delete(page);
        if (!isAbort(thrown)) setError(describeError(thrown));
      }
    };
    fetchPages.current = (first, end) => {
      clearTimeout(rest);
      rest = window.setTimeout(() => {
        for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) void ask(page);
      }, REST_MS);
    };
    setError(null);
    void ask(0);
    return () => {
      clearTimeout(rest);
      controller.abort();
    };
  }, [askWorker, view, round]);

  const show = useCallback((first: number, end: number) => fetchPages.current(first, end), []);
  const retry = useCallback(() => setRound((n) => n + 1), []);
  return { pages, busy: pages?.view !== view && error === null, error, show, retry };
}
