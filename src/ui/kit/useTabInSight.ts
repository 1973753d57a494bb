// On narrow screens the chosen tab may lie outside its row, which scrolls.

import { type RefObject, useEffect, useRef } from "react";

/** For the row of tabs: brings the chosen one to its middle; and again when the row or its words have another width. */
export function useTabInSight(chosen: string): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab is found by its mark once another is chosen
  useEffect(() => {
    const list = row.current;
    if (!list) return;
    const bring = () => {
      const tab = list.querySelector<HTMLElement>('[aria-selected="true"]');
      if (tab) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
    };
    bring();
    const observer = new ResizeObserver(bring);
    for (const each of [list, ...list.children]) observer.observe(each);
    return () => observer.disconnect();
  }, [chosen]);
  return row;
}
