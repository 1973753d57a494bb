// Texts with the field's words explained: titles, leads, names of figures and heads of columns. Never inside what is pressed.

import { lazy, type ReactNode, Suspense } from "react";
import { ahead } from "../ahead.ts";

const MarkedText = lazy(ahead(() => import("./MarkedText.tsx")));

/** A text as it is until the glossary has come; anything but a text as it is. */
export function Explained({ children }: { children: ReactNode }) {
  if (typeof children !== "string") return children;
  return (
    <Suspense fallback={children}>
      <MarkedText text={children} />
    </Suspense>
  );
}
