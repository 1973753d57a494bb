// On narrow screens the chosen tab may lie outside its row, which scrolls.

import { type RefObject, useEffect, useRef } from "react";

/** For the row of tabs: brings the chosen one to its middle. */
export function useTabInSight(chosen: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is found by its mark once another is chosen
  useEffect(() => {
    const list = row.current;
    const tab = list?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list && tab) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
  }, [chosen]);
  return row;
}
