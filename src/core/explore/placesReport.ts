// The sales of a data set by province, and its places whose province nobody is sure of.

import type { PlaceText, SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { FORMER_PROVINCES, formerProvinceIndex } from "../geo/formerProvinces.ts";
import type { PlacePoint, WardDoubt } from "../geo/geocode.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { type GroupTotals, type TotalsOptions, totalsByGroup, totalsByPlace } from "./placeTotals.ts";

/** Groups of `today`: 0 = place not recognised, 1..34 = ids of PROVINCES, then lines without a place. */
export const TODAY = { blank: PROVINCES.length + 1, groups: PROVINCES.length + 2 };
/** Groups of `former`: 0 = not recognised, 1 + index in FORMER_PROVINCES, then today's province known alone, no place. */
export const FORMER = {
  mergedOnly: FORMER_PROVINCES.length + 1,
  blank: FORMER_PROVINCES.length + 2,
  groups: FORMER_PROVINCES.length + 3,
};

export interface PlacesReport {
  /** false where the file has no place column: then all lines are without a place. */
  hasPlaces: boolean;
  /** Distinct places of the lines. */
  places: number;
  today: GroupTotals;
  former: GroupTotals;
  unsure: UnsurePlaces;
  wards: DoubtfulWards;
}

/** Places not recognised, recognised weakly, or assigned by hand; most lines first. Columns. */
export interface UnsurePlaces {
  places: PlaceText[];
  lines: Uint32Array;
  customers: Uint32Array;
  revenue: Float64Array;
  /** The geocoder's province, 0 = none. */
  guess: Uint8Array;
  /** The user's province, 0 = none. */
  byHand: Uint8Array;
}

/** Places in a province that is sure whose ward is not: it was split since, or the place has none of the name. Columns. */
export interface DoubtfulWards {
  places: PlaceText[];
  doubts: WardDoubt[];
  lines: Uint32Array;
  customers: Uint32Array;
  revenue: Float64Array;
}

/** One distinct place: what the geocoder found, and what holds once the user was heard. */
export interface PlacedAt {
  found: PlacePoint | null;
  point: PlacePoint | null;
  isByHand: boolean;
}

/** The group of FORMER that a place is in. */
export function formerGroup(point: PlacePoint | null): number {
  return point === null ? 0 : formerProvinceIndex(point.province63) + 1 || FORMER.mergedOnly;
}

/** The report of these lines; `placed` by place code. */
export async function placesReport(
  lines: SaleLines,
  visits: Visits,
  placed: readonly PlacedAt[],
  { signal, onProgress }: TotalsOptions = {},
): Promise<PlacesReport> {
  const groupToday = new Uint8Array(placed.length + 1).fill(TODAY.blank, 0, 1);
  const groupFormer = new Uint8Array(placed.length + 1).fill(FORMER.blank, 0, 1);
  const wanted = new Uint8Array(placed.length);
  const doubtful = new Uint8Array(placed.length);
  placed.forEach(({ found, point, isByHand }, code) => {
    groupToday[code + 1] = point?.province ?? 0;
    groupFormer[code + 1] = formerGroup(point);
    if (isByHand || found === null || found.confidence === "weak") wanted[code] = 1;
    else if (found.ward) doubtful[code] = 1;
  });
  const part = (index: number) => ({
    signal,
    onProgress: (done: number, total: number) => onProgress?.(index * total + done, 3 * total),
  });
  const today = await totalsByGroup(lines, visits, groupToday, TODAY.groups, part(0));
  const former = await totalsByGroup(lines, visits, groupFormer, FORMER.groups, part(1));
  const asked = wanted.map((flag, code) => flag | doubtful[code]!);
  const totals = await totalsByPlace(lines, asked, part(2));
  const byLines = [...asked.keys()].filter((code) => totals.lines[code]! > 0);
  byLines.sort((a, b) => totals.lines[b]! - totals.lines[a]! || a - b);
  const codes = byLines.filter((code) => wanted[code] === 1);
  const wardCodes = byLines.filter((code) => doubtful[code] === 1);
  const sums = (of: readonly number[]) => ({
    places: of.map((code) => lines.place!.values[code]!),
    lines: Uint32Array.from(of, (code) => totals.lines[code]!),
    customers: Uint32Array.from(of, (code) => totals.customers[code]!),
    revenue: Float64Array.from(of, (code) => totals.revenue[code]!),
  });
  return {
    hasPlaces: lines.place !== null,
    places: totals.met,
    today,
    former,
    unsure: {
      ...sums(codes),
      guess: Uint8Array.from(codes, (code) => placed[code]!.found?.province ?? 0),
      byHand: Uint8Array.from(codes, (code) => (placed[code]!.isByHand ? (placed[code]!.point?.province ?? 0) : 0)),
    },
    wards: { ...sums(wardCodes), doubts: wardCodes.map((code) => placed[code]!.found!.ward!) },
  };
}
