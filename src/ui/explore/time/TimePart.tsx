// When was sold.

import type { FilterChoices } from "../../../core/explore/selection.ts";
import { OverTimeCard } from "./OverTimeCard.tsx";
import { WeekCard } from "./WeekCard.tsx";

/** The part of the open data set. */
export function TimePart({ choices }: { choices: FilterChoices }) {
  return (
    <>
      <OverTimeCard choices={choices} />
      <WeekCard choices={choices} />
    </>
  );
}
