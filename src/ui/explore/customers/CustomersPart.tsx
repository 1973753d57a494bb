// Who buys.

import { CustomerCards } from "./CustomerCards.tsx";
import { SegmentsCard } from "./SegmentsCard.tsx";

/** The part of the open data set. */
export function CustomersPart() {
  return (
    <>
      <SegmentsCard />
      <CustomerCards />
    </>
  );
}
