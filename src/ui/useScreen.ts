// Keeps the address's hash, the open screen and the settings in step.

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { formatHash, parseHash, type Screen } from "../studio/route.ts";
import { formQuery } from "../studio/studio.ts";
import { useStudio } from "./studioContext.ts";

/** The open screen and how to open another; the browser's back button works. */
export function useScreen(): [Screen, (screen: Screen) => void] {
  const { form } = useStudio();
  const [screen, setScreen] = useState(() => parseHash(location.hash).screen);

  useEffect(() => {
    const follow = () => {
      const next = parseHash(location.hash).screen;
      setScreen((before) => {
        // Between the parts of a screen the page stays where it is.
        if (next !== before) window.scrollTo(0, 0);
        return next;
      });
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  // Settings change often: they replace the address instead of filling the history.
  useEffect(() => {
    const write = () => {
      const now = parseHash(location.hash);
      history.replaceState(null, "", formatHash(screen, formQuery(form), now.screen === screen ? now.part : ""));
    };
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

function followHash(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The open part of a screen, the first one where the address names none that it has, and how to open another. */
export function usePart<T extends string>(screen: Screen, parts: readonly T[]): [T, (part: T) => void] {
  const { form } = useStudio();
  const read = useCallback(() => {
    const now = parseHash(location.hash);
    return parts.find((part) => now.screen === screen && part === now.part) ?? parts[0]!;
  }, [screen, parts]);
  // A hash that changes while the screen is being drawn must not be missed.
  const part = useSyncExternalStore(followHash, read);
  const open = useCallback(
    (next: T) => {
      location.hash = formatHash(screen, formQuery(form), next === parts[0] ? "" : next);
    },
    [form, screen, parts],
  );
  return [part, open];
}
