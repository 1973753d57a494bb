// A part that may be wider than the page and scrolls sideways within itself, by keyboard too.

import type { ReactNode } from "react";

/** A named region around a wide table. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
