// Rows of one height below a head that stays, in an element that scrolls: only rows in sight are drawn.

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { inSight, laidOut, type Standing, scrolled, topOf } from "./rowWindow.ts";

/** Where a browser does not tell that scrolling has ended: after this long without movement it has. */
const STILL_MS = 300;
const AROUND = 8;

export interface RowWindow {
  scroller: RefObject<HTMLDivElement | null>;
  head: RefObject<HTMLDivElement | null>;
  /** Pixels to lay out for the rows. */
  height: number;
  /** Rows to draw: from the first up to, without, the second. */
  range: [number, number];
  /** Pixels of a row from the upper edge of what is laid out. */
  offsetOf(index: number): number;
}

/** A window on `count` rows of `row` pixels each; another `list` starts at its first row. */
export function useRowWindow(count: number, row: number, list: unknown): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const standing = useRef<Standing>({ top: 0, position: 0 });
  const [{ top, position }, setStanding] = useState<Standing>(standing.current);
  const [sight, setSight] = useState(row * 10);
  const content = count * row;

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const sizes = { content, sight };
    let still = 0;
    // Only a bar that strayed is put back, and only at the end: to set it ends a movement under way.
    const settle = () => {
      standing.current = scrolled(standing.current, element.scrollTop, sizes);
      const place = topOf(standing.current.position, sizes);
      if (Math.abs(place - element.scrollTop) > 1) {
        element.scrollTop = place;
        standing.current = { ...standing.current, top: element.scrollTop };
      }
      setStanding(standing.current);
    };
    const look = () => {
      standing.current = scrolled(standing.current, element.scrollTop, sizes);
      setStanding(standing.current);
      if ("onscrollend" in element) return;
      clearTimeout(still);
      still = window.setTimeout(settle, STILL_MS);
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    element.addEventListener("scrollend", settle);
    return () => {
      clearTimeout(still);
      element.removeEventListener("scroll", look);
      element.removeEventListener("scrollend", settle);
    };
  }, [content, sight]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSight(element.clientHeight - (head.current?.offsetHeight ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const shown = useRef(list);
  useLayoutEffect(() => {
    if (shown.current === list) return;
    shown.current = list;
    standing.current = { top: 0, position: 0 };
    if (scroller.current) scroller.current.scrollTop = 0;
    setStanding(standing.current);
  }, [list]);

  return {
    scroller,
    head,
    height: laidOut({ content, sight }),
    range: inSight(position, row, count, sight, AROUND),
    offsetOf: (index) => index * row - position + top,
  };
}
