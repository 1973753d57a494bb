// The frame of everything that may be wider than the page: it scrolls sideways within itself, by keyboard too, holds the
// first column of its table, and shades the side at which more lies.

import { type CSSProperties, type ReactNode, useRef } from "react";
import { type TableContent, TableMenu } from "./TableMenu.tsx";
import { useMoreAside } from "./useMoreAside.ts";

interface ScrollerProps {
  label: string;
  /** Of the part that scrolls, such as a height. */
  style?: CSSProperties;
  /** Lets its table be taken away, under the same name. */
  table?(): TableContent;
  /** Nothing is in the table yet. */
  empty?: boolean;
  children: ReactNode;
}

/** A named region around a wide table. */
export function Scroller({ label, style, table, empty = false, children }: ScrollerProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useMoreAside(scroller);
  const framed = (
    <div className="scroll-frame" ref={frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: not a form group and no landmark, only a named part */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="scroll-x" style={style} ref={scroller} tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
  if (!table) return framed;
  return (
    <div>
      <div className="table-tools">
        <TableMenu title={label} table={table} disabled={empty} />
      </div>
      {framed}
    </div>
  );
}
