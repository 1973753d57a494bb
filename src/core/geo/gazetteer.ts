// The tables of Vietnamese administrative units, old and new, parsed from public/geo/gazetteer.json.

import { InternalError } from "../lib/internalError.ts";
import { provinceId } from "./provinces.ts";

/** What scripts/build-gazetteer.ts writes: one string a table, rows by newline, cells by tab. */
export interface GazetteerFile {
  version: 1;
  /** The date of the new units. */
  base: string;
  provinces63: string;
  districts: string;
  wardsNew: string;
  wardsOld: string;
  wardsFormer: string;
  aliases: string;
}

export interface OldProvince {
  code: string;
  name: string;
  /** An earlier name ("Thừa Thiên Huế"), or "". */
  earlier: string;
  city: boolean;
  /** Id 1..34 of today's province. */
  province34: number;
  latitude: number;
  longitude: number;
}

/** Q quận, H huyện, X thị xã, T thành phố. */
export type DistrictType = "Q" | "H" | "X" | "T";

export interface District {
  code: string;
  name: string;
  type: DistrictType;
  /** Index into `provinces`. */
  province: number;
  latitude: number;
  longitude: number;
  /** Abolished before 2025: indices of the districts that followed; empty for districts of 2025. */
  successors: number[];
}

/** P phường, X xã, T thị trấn, D đặc khu. */
export type WardType = "P" | "X" | "T" | "D";

/** A communal unit: of today (district −1), or of before 1 July 2025. */
export interface Ward {
  code: string;
  name: string;
  type: WardType;
  /** Today's units only: the type since April 2026 where it changed. */
  typeNow: WardType;
  isNew: boolean;
  /** Index into `districts` of an old unit; −1 for a new one. */
  district: number;
  /** New units: indices of the districts of the old units that went into it, the most frequent first. */
  fromDistricts: number[];
  /** Index into `provinces`: an old unit's, or that of most old units that went into a new one. */
  province: number;
  /** Id 1..34 of today's province. */
  province34: number;
  /** Old units: the code of today's unit (the first guess where it was split); new ones: their own. */
  newCode: string;
  /** Index into `wards` of `newCode`. */
  newWard: number;
  /** Old units that were split: indices of today's units that took a part, the first guess first; else empty. */
  splitAmong: readonly number[];
  /** NaN for an old unit: its position is its new unit's. */
  latitude: number;
  longitude: number;
}

export type AliasKind = "abbr" | "weak" | "variant" | "historic" | "city" | "district";

export interface Alias {
  text: string;
  kind: AliasKind;
  /** Indices into `provinces`. */
  provinces: number[];
  /** Index into `districts`, or −1 when the alias is a province's. */
  district: number;
}

export interface Gazetteer {
  base: string;
  /** The 63 provinces to 30 June 2025. */
  provinces: OldProvince[];
  districts: District[];
  /** Old units first, then the new ones. */
  wards: Ward[];
  /** Names abolished in 2023-2025 (`former`) and other spellings (`variant`), each with its index into `wards`. */
  formerWards: { name: string; ward: number; variant: boolean }[];
  aliases: Alias[];
}

const TABLES = ["provinces63", "districts", "wardsNew", "wardsOld", "wardsFormer", "aliases"] as const;

/** Parses the gazetteer's JSON text, UTF-8 bytes or parsed object. Throws when it is not a gazetteer of version 1. */
export function parseGazetteer(source: string | Uint8Array | object): Gazetteer {
  const text = source instanceof Uint8Array ? new TextDecoder().decode(source) : source;
  const file = (typeof text === "string" ? JSON.parse(text) : text) as GazetteerFile;
  if (file.version !== 1 || TABLES.some((name) => typeof file[name] !== "string")) {
    throw new InternalError(
      `Not a gazetteer of version 1 (version is ${JSON.stringify(file.version)}): rebuild it with scripts/build-gazetteer.ts.`,
    );
  }
  const provinces = rows(file.provinces63).map(
    ([code, name, type, earlier, code34, lat, lon]): OldProvince => ({
      code: code!,
      name: name!,
      earlier: earlier!,
      city: type === "thành phố",
      province34: provinceId(code34!),
      latitude: Number(lat),
      longitude: Number(lon),
    }),
  );
  const provinceAt = indexByCode(provinces);
  const districtRows = rows(file.districts);
  const districtAt = indexByCode(districtRows.map(([code]) => ({ code: code! })));
  const districts = districtRows.map(
    ([code, name, type, province, lat, lon, successors]): District => ({
      code: code!,
      name: name!,
      type: type as DistrictType,
      province: at(provinceAt, province!),
      latitude: Number(lat),
      longitude: Number(lon),
      successors: successors ? successors.split("|").map((successor) => at(districtAt, successor)) : [],
    }),
  );
  const { wards, oldAt } = parseWards(file, provinces, districts, districtAt);
  return {
    base: file.base,
    provinces,
    districts,
    wards,
    formerWards: rows(file.wardsFormer).map(([name, successor, kind]) => ({
      name: name!,
      ward: at(oldAt, successor!),
      variant: kind === "variant",
    })),
    aliases: rows(file.aliases).map(([alias, kind, codes, district]) => ({
      text: alias!,
      kind: kind as AliasKind,
      provinces: codes!.split("|").map((code) => at(provinceAt, code)),
      district: district ? at(districtAt, district) : -1,
    })),
  };
}

const NOT_SPLIT: readonly number[] = [];
/** How much a unit counts where only a part of it went, and another unit took the most. */
const PART = 0.01;

function parseWards(
  file: GazetteerFile,
  provinces: OldProvince[],
  districts: District[],
  districtAt: Map<string, number>,
): { wards: Ward[]; oldAt: Map<string, number> } {
  const oldRows = rows(file.wardsOld);
  const newRows = rows(file.wardsNew);
  const newAt = new Map(newRows.map(([code], index) => [code!, oldRows.length + index]));
  const wards: Ward[] = oldRows.map(([code, name, type, district, successors]) => {
    const newCodes = successors!.split("|");
    const newCode = newCodes[0]!;
    const districtIndex = at(districtAt, district!);
    const province = districts[districtIndex]!.province;
    return {
      code: code!,
      name: name!,
      type: type as WardType,
      typeNow: type as WardType,
      isNew: false,
      district: districtIndex,
      fromDistricts: [],
      province,
      province34: provinces[province]!.province34,
      newCode,
      newWard: at(newAt, newCode),
      splitAmong: newCodes.length > 1 ? newCodes.map((taker) => at(newAt, taker)) : NOT_SPLIT,
      latitude: Number.NaN,
      longitude: Number.NaN,
    };
  });
  const origins = newRows.map(() => new Map<number, number>());
  for (const [index, [, , , , successors]] of oldRows.entries()) {
    const { district } = wards[index]!;
    for (const [rank, code] of successors!.split("|").entries()) {
      const counts = origins[at(newAt, code) - oldRows.length]!;
      counts.set(district, (counts.get(district) ?? 0) + (rank === 0 ? 1 : PART));
    }
  }
  for (const [index, [code, name, type, now, province34, lat, lon]] of newRows.entries()) {
    const from = [...origins[index]!].sort((a, b) => b[1] - a[1]).map(([district]) => district);
    // A new unit without old ones (island districts without communes) has the province that kept the code.
    const fallback = provinces.findIndex((province) => province.code === province34);
    wards.push({
      code: code!,
      name: name!,
      type: type as WardType,
      typeNow: (now || type) as WardType,
      isNew: true,
      district: -1,
      fromDistricts: from,
      province: from.length > 0 ? districts[from[0]!]!.province : fallback,
      province34: provinceId(province34!),
      newCode: code!,
      newWard: oldRows.length + index,
      splitAmong: NOT_SPLIT,
      latitude: Number(lat),
      longitude: Number(lon),
    });
  }
  return { wards, oldAt: new Map(oldRows.map(([code], index) => [code!, index])) };
}

function rows(table: string): string[][] {
  return table.split("\n").map((line) => line.split("\t"));
}

function indexByCode(units: readonly { code: string }[]): Map<string, number> {
  return new Map(units.map((unit, index) => [unit.code, index]));
}

function at(index: Map<string, number>, code: string): number {
  const found = index.get(code);
  if (found === undefined) {
    throw new InternalError(
      `The gazetteer names a unit "${code}" it does not hold: rebuild it with scripts/build-gazetteer.ts.`,
    );
  }
  return found;
}
