// Who buys.

import { SegmentsCard } from "./SegmentsCard.tsx";

/** The part of the open data set. */
export function CustomersPart() {
  return <SegmentsCard />;
}
