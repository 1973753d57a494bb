// Tells a frame whether what scrolls in it goes on at either side, as attributes that its style draws a shade from.

import { type RefObject, useEffect, useRef } from "react";

/** Put on the element around the one that scrolls; `data-before` and `data-after` stand on it while more lies there. */
export function useMoreAside(scroller: RefObject<HTMLElement | null>): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const left = element.scrollWidth - element.clientWidth - element.scrollLeft;
      frame.current?.toggleAttribute("data-before", element.scrollLeft > 1);
      frame.current?.toggleAttribute("data-after", left > 1);
    };
    // The frame's own width, and that of what lies in it: rows come, words change with the language.
    const observer = new ResizeObserver(look);
    const watch = () => {
      observer.disconnect();
      for (const each of [element, ...element.children]) observer.observe(each);
    };
    watch();
    const changes = new MutationObserver(watch);
    changes.observe(element, { childList: true });
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return frame;
}
