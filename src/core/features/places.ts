// Where customers are: every distinct place is looked up once, with its distances to what does not depend on a target.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { haversineKm } from "../geo/distance.ts";
import { PROVINCES } from "../geo/provinces.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { orderByText } from "../lib/timeOrder.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { Geocode, Preprocess } from "./sampleSet.ts";

/** Per place code: NaN where unknown; province 0 = unknown; urban 0.5 = unknown. */
export interface PlaceTable {
  province: Uint8Array;
  latitude: Float64Array;
  longitude: Float64Array;
  urban: Float64Array;
  kmCentre: Float64Array;
  kmHanoi: Float64Array;
  kmDanang: Float64Array;
  kmHcmc: Float64Array;
}

/** A city by its official code, where the list of provinces has it: a shop there is equally far from both of its centres. */
const cityOf = (code: string): Position => PROVINCES.find((province) => province.code === code)!;
const HANOI = cityOf("01");
const DANANG = cityOf("48");
const HCMC = cityOf("79");
/** What distances are measured to, by the feature's name. */
export const CITIES: Readonly<Record<string, Position>> = { km_hanoi: HANOI, km_danang: DANANG, km_hcmc: HCMC };

/** Looks up the distinct places of the file; without a geocoder all are unknown. A province outside 1..34 is unknown. */
export function* locatePlaces(lines: SaleLines, geocode: Geocode | undefined): CooperativeTask<PlaceTable> {
  const places = lines.place?.values ?? [];
  const column = () => new Float64Array(places.length).fill(Number.NaN);
  const table: PlaceTable = {
    province: new Uint8Array(places.length),
    latitude: column(),
    longitude: column(),
    urban: new Float64Array(places.length).fill(0.5),
    kmCentre: column(),
    kmHanoi: column(),
    kmDanang: column(),
    kmHcmc: column(),
  };
  if (geocode === undefined) return table;
  for (let i = 0; i < places.length; i++) {
    // Texts that name no place well can take a millisecond each.
    if (i % 16 === 0) yield;
    const point = geocode(places[i]!);
    const province = point === null ? undefined : PROVINCES[point.province - 1];
    if (point === null || province === undefined) continue;
    table.province[i] = point.province;
    table.urban[i] = point.urban;
    const { latitude, longitude } = point;
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) continue;
    table.latitude[i] = latitude;
    table.longitude[i] = longitude;
    const kmTo = (to: Position) => haversineKm(latitude, longitude, to.latitude, to.longitude);
    table.kmCentre[i] = kmTo(province);
    table.kmHanoi[i] = kmTo(HANOI);
    table.kmDanang[i] = kmTo(DANANG);
    table.kmHcmc[i] = kmTo(HCMC);
  }
  return table;
}

interface Position {
  latitude: number;
  longitude: number;
}

/** Lines looked at between two pauses. */
const STEP = 32_768;

/** Positions of the customers of a salesperson's training lines, each counted once; his base is their median. */
export interface SalespersonPositions {
  salesperson: string;
  latitudes: number[];
  longitudes: number[];
}

/** Of all salespeople with such a position, by code. */
export function* salespersonPositions(
  columns: CustomerColumns,
  places: PlaceTable,
  training: Uint8Array,
): CooperativeTask<SalespersonPositions[]> {
  const { lines, start, lineAt } = columns;
  if (lines.salesperson === null || lines.place === null) return [];
  const codes = lines.salesperson.values;
  const positions = codes.map(() => ({ latitudes: [] as number[], longitudes: [] as number[] }));
  for (let c = 0; c + 1 < start.length; c++) {
    let place = -1;
    const salespeople = new Set<number>();
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      if (training[p] === 0) continue;
      place = lines.place.codes[lineAt[p]!]!;
      salespeople.add(lines.salesperson.codes[lineAt[p]!]!);
    }
    if (place < 0 || Number.isNaN(places.latitude[place]!)) continue;
    for (const salesperson of salespeople) {
      if (salesperson < 0) continue;
      positions[salesperson]!.latitudes.push(places.latitude[place]!);
      positions[salesperson]!.longitudes.push(places.longitude[place]!);
    }
  }
  // By code, so that what is fitted does not depend on the order of the file.
  return orderByText(codes)
    .filter((i) => positions[i]!.latitudes.length > 0)
    .map((i) => ({ salesperson: codes[i]!, ...positions[i]! }));
}

/** By salesperson code. */
export interface BaseColumns {
  latitude: Float64Array;
  longitude: Float64Array;
}

/** The stored bases by this file's salesperson codes; NaN where there is none. */
export function baseColumns(lines: SaleLines, preprocess: Pick<Preprocess, "salespersonBases">): BaseColumns {
  const codes = lines.salesperson?.values ?? [];
  const stored = new Map(Object.entries(preprocess.salespersonBases));
  return {
    latitude: Float64Array.from(codes, (code) => stored.get(code)?.latitude ?? Number.NaN),
    longitude: Float64Array.from(codes, (code) => stored.get(code)?.longitude ?? Number.NaN),
  };
}
