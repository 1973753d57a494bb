// The 34 provinces to choose from, found by their names of today and of before, with or without marks.

import { FORMER_PROVINCES } from "../../core/geo/formerProvinces.ts";
import { PROVINCES, plainName } from "../../core/geo/provinces.ts";
import { unmarked } from "../../core/lib/unmarked.ts";

export interface ProvinceChoice {
  /** Two-digit code of today. */
  value: string;
  label: string;
  /** The name without what kind it is. */
  plain: string;
  /** Those of July 2025's mergers that had another name. */
  merged: string[];
}

const formerNames = new Map(FORMER_PROVINCES.map(({ code, name }) => [code, name]));
const searchable = new Map(
  PROVINCES.map(({ code, name, nameEn, merged63 }) => [
    code,
    [name, nameEn, ...merged63.map((former) => formerNames.get(former)!)].map(unmarked),
  ]),
);

/** In the order of the Vietnamese alphabet. */
export const PROVINCE_CHOICES: readonly ProvinceChoice[] = PROVINCES.map((province) => ({
  value: province.code,
  label: province.short,
  plain: plainName(province),
  merged: province.merged63.map((former) => formerNames.get(former)!).filter((name) => name !== province.short),
})).sort((a, b) => a.plain.localeCompare(b.plain, "vi"));

/** The choices one of whose names holds the text; those whose name begins with it first. */
export function findProvinces(text: string): ProvinceChoice[] {
  const wanted = unmarked(text.trim());
  const hits = PROVINCE_CHOICES.filter(({ value }) => searchable.get(value)!.some((name) => name.includes(wanted)));
  const begins = ({ plain }: ProvinceChoice) => (unmarked(plain).startsWith(wanted) ? 0 : 1);
  return hits.sort((a, b) => begins(a) - begins(b));
}
