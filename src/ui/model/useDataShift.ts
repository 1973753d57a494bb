// What the open data set differs by from the one that the model on the screen was trained on.

import { useEffect, useState } from "react";
import type { DataShift } from "../../core/artefact/dataShift.ts";
import { isTraining } from "../../studio/training.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** As of the day `time` (null: the day after the data); null while it is not known, or nothing is open. */
export function useDataShift(time: number | null): DataShift | null {
  const { model } = useStudio();
  const serial = useSession((state) => state.model?.serial ?? null);
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const training = useSession(isTraining);
  const of = `${serial} ${dataset}`;
  const [found, setFound] = useState<{ of: string; shift: DataShift } | null>(null);
  useEffect(() => {
    if (serial === null || dataset === null || training || Number.isNaN(time)) return;
    const controller = new AbortController();
    // Where this fails, so does what the screen asks, and tells why.
    model.dataShift(time, controller.signal).then(
      (shift) => setFound({ of: `${serial} ${dataset}`, shift }),
      () => undefined,
    );
    return () => controller.abort();
  }, [model, serial, dataset, training, time]);
  return found?.of === of ? found.shift : null;
}
