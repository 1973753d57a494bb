// Shows numbers that change many times a second without rendering: at most once per frame, and only when they changed.

import { useEffect, useRef } from "react";

/** Calls `draw` once at the start and then in every frame in which the version changed. */
export function useFrame(source: { readonly version: number }, draw: () => void): void {
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    draw();
  });
  useEffect(() => {
    let seen = source.version;
    let frame = 0;
    const look = () => {
      if (source.version !== seen) {
        seen = source.version;
        latest.current();
      }
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [source]);
}
