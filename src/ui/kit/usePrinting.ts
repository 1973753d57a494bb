// Whether the page is being printed: what draws only what is in sight then draws more, before the browser takes the page.

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** True from the browser's "beforeprint" to its "afterprint"; drawn before the event ends. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const start = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", start);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", start);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
