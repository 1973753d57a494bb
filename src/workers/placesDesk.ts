// Where the places of the open data set lie: by hand where the user said so, else as the geocoder says.

import { fingerprintText } from "../core/data/fingerprint.ts";
import type { PlaceText, SaleLines } from "../core/data/saleLines.ts";
import { type PlacedAt, type PlacesReport, placesReport } from "../core/explore/placesReport.ts";
import { type VisitCodes, visitCodes } from "../core/explore/visitCodes.ts";
import type { Geocode } from "../core/features/sampleSet.ts";
import { pointByHand } from "../core/geo/byHand.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { type Assignments, keepAssignments, listAssignments, placeKey } from "../storage/assignments.ts";
import type { Storage } from "../storage/storage.ts";
import { GEOCODER_VERSION, locateAll } from "./geocodes.ts";
import { paced } from "./pace.ts";
import type { Progress, ProvinceChange } from "./protocol.ts";
import type { Context } from "./rpc.ts";

type Work = Pick<Context<Progress>, "signal" | "emit">;

interface Located {
  lines: SaleLines;
  /** By place code. */
  found: (PlacePoint | null)[];
  visits: VisitCodes | null;
}

export class PlacesDesk {
  readonly #storage: Promise<Storage>;
  /** Of the data set asked for last. */
  #located: Located | null = null;

  constructor(storage: Promise<Storage>) {
    this.#storage = storage;
  }

  async #locate(lines: SaleLines, { signal, emit }: Work): Promise<Located> {
    if (this.#located?.lines === lines) return this.#located;
    const places = lines.place?.values ?? [];
    const onProgress = paced("locating", emit);
    const found = await locateAll(await this.#storage, places, { signal, onProgress });
    this.#located = { lines, found, visits: null };
    return this.#located;
  }

  /** A lookup for these lines as features want it; undefined where they name no places. */
  async geocodeFor(lines: SaleLines, work: Work): Promise<Geocode | undefined> {
    if (!lines.place) return undefined;
    const { found } = await this.#locate(lines, work);
    const placed = placeAll(lines.place.values, found, await listAssignments(await this.#storage));
    const points = new Map(lines.place.values.map((place, code) => [placeKey(place), placed[code]!.point]));
    return (place) => points.get(placeKey(place)) ?? null;
  }

  /** Changes whenever the places of these lines may lie elsewhere: part of the key of what is computed from them. */
  async keyFor({ place }: SaleLines): Promise<string> {
    if (!place) return "no places";
    const assigned = await listAssignments(await this.#storage);
    const own = place.values.flatMap((each) => {
      const province = assigned.get(placeKey(each));
      return province === undefined ? [] : [`${placeKey(each)}\u001f${province}`];
    });
    return `places ${GEOCODER_VERSION} ${own.length} ${fingerprintText(own.sort().join("\u001e"))}`;
  }

  async report(lines: SaleLines, { signal, emit }: Work): Promise<PlacesReport> {
    const located = await this.#locate(lines, { signal, emit });
    located.visits ??= visitCodes(lines);
    const assigned = await listAssignments(await this.#storage);
    const placed = placeAll(lines.place?.values ?? [], located.found, assigned);
    return placesReport(lines, located.visits, placed, { signal, onProgress: paced("summing", emit) });
  }

  /** Remembers provinces by hand (null forgets one); answers what was remembered before. */
  async assign(changes: readonly ProvinceChange[]): Promise<ProvinceChange[]> {
    const storage = await this.#storage;
    const before = await listAssignments(storage);
    await keepAssignments(storage, new Map(changes.map(({ place, province }) => [placeKey(place), province])));
    return changes.map(({ place }) => ({ place, province: before.get(placeKey(place)) ?? null }));
  }
}

function placeAll(
  places: readonly PlaceText[],
  found: readonly (PlacePoint | null)[],
  assigned: Assignments,
): PlacedAt[] {
  return places.map((place, code) => {
    const province = assigned.get(placeKey(place));
    const point = found[code] ?? null;
    if (province === undefined) return { found: point, point, isByHand: false };
    return { found: point, point: pointByHand(province, point), isByHand: true };
  });
}
