// A part that is folded to one line: its title, and what it comes to.

import { Text } from "@mantine/core";
import { type ReactNode, type Ref, useEffect, useState } from "react";

interface FoldProps {
  title: string;
  /** What is in it, in a line: shown while it is folded. */
  summary?: string;
  /** Opens by itself where this becomes true; it never closes by itself. */
  open?: boolean;
  /** Called whenever it is unfolded. */
  onUnfold?(): void;
  ref?: Ref<HTMLDetailsElement>;
  children: ReactNode;
}

/** Opens and closes by its line. */
export function Fold({ title, summary, open = false, onUnfold, ref, children }: FoldProps) {
  const [unfolded, setUnfolded] = useState(open);
  useEffect(() => {
    if (open) setUnfolded(true);
  }, [open]);
  return (
    <details
      className="fold"
      open={unfolded}
      ref={ref}
      onToggle={(event) => {
        setUnfolded(event.currentTarget.open);
        if (event.currentTarget.open) onUnfold?.();
      }}
    >
      <summary>
        <Text span size="sm" fw={600}>
          {title}
        </Text>
        {summary && (
          <Text span size="sm" c="dimmed" className="fold-summary message">
            {summary}
          </Text>
        )}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
