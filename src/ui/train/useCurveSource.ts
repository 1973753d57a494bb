// What the live charts of a run watch: its columns, and how the user looks at them.

import { useMemo } from "react";
import { useStudio } from "../studioContext.ts";

/** A version that changes with every step and every change of the view. */
export function useCurveSource(): { readonly version: number } {
  const { telemetry, curveView } = useStudio();
  return useMemo(() => {
    let seen = curveView.getState();
    let changes = 0;
    return {
      get version() {
        const view = curveView.getState();
        if (view !== seen) changes++;
        seen = view;
        return telemetry.version + changes;
      },
    };
  }, [telemetry, curveView]);
}
