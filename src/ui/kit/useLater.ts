// Spreads a large screen over several tasks: what can wait a moment comes after the rest has been drawn.

import { startTransition, useEffect, useState } from "react";

/** False while the component is first drawn, true a moment later. Reserve the space of what comes then. */
export function useLater(): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return isDue;
}
