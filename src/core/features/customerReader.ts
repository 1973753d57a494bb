// What a whole history says about the customer as of a target: a row of raw values, and a province.

import type { CustomerColumns } from "./customerColumns.ts";
import { CustomerHistory } from "./customerHistory.ts";
import { History } from "./history.ts";
import type { BaseColumns, PlaceTable } from "./places.ts";
import type { CustomerGroup } from "./registry/customerFeatures.ts";
import { FEATURES } from "./registry/features.ts";
import type { Preprocess } from "./sampleSet.ts";

/** Reads raw customer features; unknown values (no place, no history) are NaN, which scaling turns into the mean. */
export class CustomerReader {
  private readonly customer: CustomerHistory;
  private readonly groups: readonly CustomerGroup[];

  /** Of the features of these names, whose groups are computed. */
  constructor(
    columns: CustomerColumns,
    places: PlaceTable,
    bases: BaseColumns,
    rfm: Preprocess["rfm"],
    names: Iterable<string>,
  ) {
    this.customer = new CustomerHistory(columns, places, bases, rfm, new History(columns));
    this.groups = FEATURES.customer.groupsFor(names);
  }

  /** Writes a row of raw values, by the slots of the registry, and returns the province id. */
  read(history: History, out: Float64Array): number {
    const { customer, groups } = this;
    const { slots, width } = FEATURES.customer;
    customer.moveTo(history);
    out.fill(Number.NaN, 0, width);
    for (let g = 0; g < groups.length; g++) groups[g]!.write(customer, out, slots);
    const place = customer.place();
    return place < 0 ? 0 : customer.places.province[place]!;
  }
}
