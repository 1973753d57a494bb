// A part that may be wider than the page and scrolls sideways within itself, by keyboard too.

import type { ReactNode } from "react";

/** A named region around a wide table. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a form group and no landmark, only a named part
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
