// Gives the screens the studio, and parts of its stores that render only when they change.

import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { InternalError } from "../core/lib/internalError.ts";
import type { CurveView } from "../studio/curveView.ts";
import type { DueView } from "../studio/dueView.ts";
import type { ForecastView } from "../studio/forecastView.ts";
import type { RunView } from "../studio/runView.ts";
import type { Session } from "../studio/session.ts";
import type { Form } from "../studio/settings.ts";
import type { Studio } from "../studio/studio.ts";
import type { VisitView } from "../studio/visitView.ts";

export const StudioContext = createContext<Studio | null>(null);

/** The studio of this page. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new InternalError("no studio above this component: wrap it in StudioContext");
  return studio;
}

/** A part of the session; `select` must return the same object while nothing changed. */
export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useStudio().session, select);
}

/** The training form. */
export function useForm(): Form {
  return useStore(useStudio().form);
}

/** A part of the training form; renders only when it changes. */
export function useFormPart<T extends string | number | boolean>(select: (form: Form) => T): T {
  return useStore(useStudio().form, select);
}

/** How the user likes to look at curves. */
export function useCurveView(): CurveView {
  return useStore(useStudio().curveView);
}

/** What the Forecast screen asks. */
export function useForecastView(): ForecastView {
  return useStore(useStudio().forecastView);
}

/** The day that who is due was last asked for. */
export function useDueView(): DueView {
  return useStore(useStudio().dueView);
}

/** How visit lists are made. */
export function useVisitView(): VisitView {
  return useStore(useStudio().visitView);
}

/** How the list of runs is looked at. */
export function useRunView(): RunView {
  return useStore(useStudio().runView);
}
