// The orders of a part as what is to be foretold: each as of its first line, without itself, with all that it held.

import { visitsOf } from "../../data/lines/visits.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { SampleSet, SplitName } from "../../features/sampleSet.ts";
import { productColumns } from "../../features/vocabulary.ts";

export interface OrderVisit {
  customer: number;
  /** Time of its first line, ms. */
  time: number;
  /** Its first target: what comes before it is the order's history. */
  target: number;
  /** Known products in it, by vocabulary id. */
  ids: Set<number>;
  /** Different products in it, unknown ones too. */
  size: number;
  /** Net money of its lines. */
  value: number;
}

export interface OrderVisits {
  visits: OrderVisit[];
  /** Orders left out: with lines in another part too, and of walk-in customers. */
  split: number;
  walkIns: number;
}

/**
 * The orders all of whose targets lie in the part, in order of time. A customer's first order has no history and is no target.
 * Walk-in customers, whom nobody can visit, are left out.
 */
export function orderVisits(samples: SampleSet, part: SplitName): OrderVisits {
  const { lines, split, targets, preprocess } = samples;
  const codes = visitsOf(lines).codes;
  const idOf = productColumns(lines.product, preprocess).ids;
  const chosen = new Map<number, OrderVisit & { codes: Set<number> }>();
  const elsewhere = new Set<number>();
  const walkIn = new Set<number>();
  for (const target of split[part]) {
    const line = targets[target]!;
    const visit = codes[line]!;
    if (chosen.has(visit)) continue;
    const [customer, time] = [lines.customer.codes[line]!, lines.time[line]!];
    chosen.set(visit, { customer, time, target, ids: new Set(), codes: new Set(), size: 0, value: 0 });
  }
  for (const other of ["train", "validation", "test"] as const) {
    if (other === part) continue;
    for (const target of split[other]) {
      const visit = codes[targets[target]!]!;
      if (chosen.has(visit)) elsewhere.add(visit);
    }
  }
  for (let line = 0; line < lines.count; line++) {
    const visit = chosen.get(codes[line]!);
    if (!visit) continue;
    visit.time = Math.min(visit.time, lines.time[line]!);
    visit.value += lines.revenue[line]!;
    if (lines.walkIn?.[line] === 1) walkIn.add(codes[line]!);
    const code = lines.product.codes[line]!;
    visit.codes.add(code);
    if (idOf[code]! >= FIRST_PRODUCT) visit.ids.add(idOf[code]!);
  }
  const visits: OrderVisit[] = [];
  let [splitCount, walkIns] = [0, 0];
  for (const [code, { codes: products, ...visit }] of chosen) {
    if (elsewhere.has(code)) splitCount++;
    else if (walkIn.has(code)) walkIns++;
    else visits.push({ ...visit, size: products.size });
  }
  return { visits, split: splitCount, walkIns };
}
