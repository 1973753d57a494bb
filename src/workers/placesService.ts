// Where the places of the open data set lie: by hand where the user said so, else as the geocoder says.

import type { PlaceText, SaleLines } from "../core/data/lines/saleLines.ts";
import { fingerprintText } from "../core/data/source/fingerprint.ts";
import type { PlacedAt } from "../core/explore/placesReport.ts";
import type { Geocode } from "../core/features/sampleSet.ts";
import { pointByHand } from "../core/geo/byHand.ts";
import type { PlacePoint } from "../core/geo/geocode.ts";
import { type Assignments, keepAssignments, listAssignments, placeKey } from "../storage/assignments.ts";
import type { Storage } from "../storage/storage.ts";
import { GEOCODER_VERSION, locateAll } from "./geocodes.ts";
import type { Progress, ProvinceChange } from "./protocol.ts";
import type { Context } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";

type Work = Pick<Context<Progress>, "signal" | "emit">;

const NO_PLACES: readonly PlaceText[] = [];

interface Located {
  places: readonly PlaceText[];
  /** By place code. */
  found: (PlacePoint | null)[];
}

/**
 * Knows the places of the data set asked about last, and remembers provinces by hand for all of them on disk. Places are looked
 * up once per distinct text; the geocoder and its tables are loaded with the first. Throws the signal's reason when aborted.
 */
export class PlacesService {
  readonly #storage: Promise<Storage>;
  /** Of the data set asked for last; lines picked from it have the same places. */
  #located: Located | null = null;

  constructor(storage: Promise<Storage>) {
    this.#storage = storage;
  }

  async #locate(lines: SaleLines, { signal, emit }: Work): Promise<Located> {
    const places = lines.place?.values ?? NO_PLACES;
    if (this.#located?.places === places) return this.#located;
    const onProgress = throttledProgress("locating", emit);
    const found = await locateAll(await this.#storage, places, { signal, onProgress });
    this.#located = { places, found };
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

  /** [place codes] province 1..34 of each place of these lines; 0 where unknown, empty without places. */
  async provinces(lines: SaleLines, work: Work): Promise<Uint8Array> {
    return Uint8Array.from(await this.placed(lines, work), ({ point }) => point?.province ?? 0);
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

  /** [place codes] where each place of these lines lies. */
  async placed(lines: SaleLines, work: Work): Promise<PlacedAt[]> {
    const { places, found } = await this.#locate(lines, work);
    return placeAll(places, found, await listAssignments(await this.#storage));
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
