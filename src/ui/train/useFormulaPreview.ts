// The distribution of a formula while it is being written: asked for a moment after the last change, the last one wins.

import { useEffect, useState } from "react";
import type { FormulaPreview } from "../../core/features/formula/preview.ts";
import { describeError, isAbort, type LocalisedText } from "../../studio/problem.ts";
import { useSession, useStudio } from "../studioContext.ts";

interface State {
  preview: FormulaPreview | null;
  busy: boolean;
  problem: LocalisedText | null;
}

const NOTHING: State = { preview: null, busy: false, problem: null };
const SETTLE_MS = 250;

/** The preview of a formula without mistakes; null for one that cannot be read. Samples must have been prepared. */
export function useFormulaPreview(formula: string | null): State {
  const { train } = useStudio();
  const samples = useSession(({ plan }) => plan.samples);
  const [state, setState] = useState<State>(NOTHING);
  useEffect(() => {
    if (formula === null || samples === null) {
      setState(NOTHING);
      return;
    }
    const controller = new AbortController();
    setState((last) => ({ ...last, busy: true, problem: null }));
    const timer = setTimeout(async () => {
      try {
        const preview = await train.previewFormula(formula, controller.signal);
        if (!controller.signal.aborted) setState({ preview, busy: false, problem: null });
      } catch (error) {
        if (!controller.signal.aborted && !isAbort(error)) setState({ ...NOTHING, problem: describeError(error) });
      }
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [formula, samples, train]);
  return state;
}
