// Keeps the address's hash, the open screen and the settings in step.

import { useCallback, useEffect, useState } from "react";
import { formatHash, parseHash, type Screen } from "../studio/route.ts";
import { formQuery } from "../studio/studio.ts";
import { useStudio } from "./studioContext.ts";

/** The open screen and how to open another; the browser's back button works. */
export function useScreen(): [Screen, (screen: Screen) => void] {
  const { form } = useStudio();
  const [screen, setScreen] = useState(() => parseHash(location.hash).screen);

  useEffect(() => {
    const follow = () => {
      setScreen(parseHash(location.hash).screen);
      window.scrollTo(0, 0);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  // Settings change often: they replace the address instead of filling the history.
  useEffect(() => {
    const write = () => history.replaceState(null, "", formatHash(screen, formQuery(form)));
    write();
    return form.subscribe(write);
  }, [form, screen]);

  const open = useCallback(
    (next: Screen) => {
      location.hash = formatHash(next, formQuery(form));
    },
    [form],
  );
  return [screen, open];
}
