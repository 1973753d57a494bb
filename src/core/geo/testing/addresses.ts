// Labelled addresses as people write them, drawn from the gazetteer: the tests' marks and the bench's load.

import type { PlaceText } from "../../data/lines/saleLines.ts";
import { type Random, random } from "../../lib/random.ts";
import type { District, Gazetteer, Ward } from "../gazetteer.ts";
import { compact, oneLetterApart, syllable } from "../normalise.ts";
import { PROVINCES, plainName } from "../provinces.ts";
import { DISTRICT_WORDS, ENDS, lead, misspelt, pick, provinceText, SEPARATORS, styled, WARD_WORDS } from "./writing.ts";

export interface LabelledPlace {
  place: PlaceText;
  /** Codes of what is meant; null where no place is named, undefined where a reader could not tell either. */
  province34: string | null;
  district?: string;
  wardNew?: string;
}

export const WAYS = ["full", "today", "district", "province", "columns", "misspelt", "nowhere"] as const;
export type Way = (typeof WAYS)[number];

const nowhere = { address: "", ward: "", district: "", province: "" };
const keys = new Map<string, string>();

/** The name without marks and spaces. */
function key(name: string): string {
  let found = keys.get(name);
  if (found === undefined) {
    found = compact((name.match(/[\p{L}\d]+/gu) ?? []).map((word) => syllable(word).fold));
    keys.set(name, found);
  }
  return found;
}

/** An endless stream of addresses written in one way, the same for the same seed. */
export function* addresses(gazetteer: Gazetteer, way: Way, seed: number): Generator<LabelledPlace> {
  const writer = new Writer(gazetteer, random(seed));
  for (;;) {
    const written = writer.write(way);
    if (written) yield written;
  }
}

class Writer {
  private readonly old: Ward[];
  private readonly today: Ward[];
  /** [districts] their units of before July 2025. */
  private readonly wards: Ward[][];

  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly rng: Random,
  ) {
    this.old = gazetteer.wards.filter((ward) => !ward.isNew);
    this.today = gazetteer.wards.filter((ward) => ward.isNew);
    this.wards = gazetteer.districts.map(() => []);
    for (const ward of this.old) this.wards[ward.district]!.push(ward);
  }

  write(way: Way): LabelledPlace | null {
    switch (way) {
      case "full":
        return this.full(false);
      case "columns":
        return this.full(true);
      case "today":
        return this.todays();
      case "misspelt":
        return this.misspelt();
      case "district":
        return this.district();
      case "province": {
        const province = pick(this.rng, this.gazetteer.provinces);
        return this.address([provinceText(this.rng, province)], PROVINCES[province.province34 - 1]!.code);
      }
      case "nowhere":
        return { place: { ...nowhere, address: styled(this.rng, this.noPlace()).text }, province34: null };
      default:
        return way satisfies never;
    }
  }

  private full(inColumns: boolean): LabelledPlace | null {
    const ward = pick(this.rng, this.old);
    const district = this.gazetteer.districts[ward.district]!;
    const province = this.gazetteer.provinces[district.province]!;
    const told = this.tells(ward);
    const parts = [this.wardText(ward), this.districtText(district), provinceText(this.rng, province)] as const;
    const label = { district: district.code, ...(told && { wardNew: ward.newCode }) };
    if (!told && !this.isAlone(district)) return null;
    const { code } = PROVINCES[province.province34 - 1]!;
    if (!inColumns) return this.address(this.rng.integer(12) === 0 ? parts.toReversed() : parts, code, label);
    const [commune, county, old] = parts.map((part) => styled(this.rng, part).text);
    const place = { address: lead(this.rng), ward: commune!, district: county!, province: old! };
    return { place, province34: code, ...label };
  }

  private todays(): LabelledPlace | null {
    const ward = pick(this.rng, this.today);
    const province = PROVINCES[ward.province34 - 1]!;
    if (
      this.today.some(
        (other) => other !== ward && other.province34 === province.id && key(other.name) === key(ward.name),
      )
    )
      return null;
    const city = province.name.startsWith("Thành phố");
    const parts = [this.wardText(ward), pick(this.rng, ["", city ? "TP. " : "Tỉnh "]) + plainName(province)];
    return this.address(parts, province.code, { wardNew: ward.code });
  }

  private district(): LabelledPlace | null {
    const district = pick(this.rng, this.gazetteer.districts);
    if (district.successors.length > 0 || !this.isAlone(district)) return null;
    const province = this.gazetteer.provinces[district.province]!;
    const parts = [this.districtText(district), provinceText(this.rng, province)];
    return this.address(parts, PROVINCES[province.province34 - 1]!.code, { district: district.code });
  }

  /** One letter wrong in one of the names, where no other name is as near. */
  private misspelt(): LabelledPlace | null {
    const ward = pick(this.rng, this.old);
    const district = this.gazetteer.districts[ward.district]!;
    const province = this.gazetteer.provinces[district.province]!;
    if (/\d/.test(ward.name + district.name) || !this.tells(ward) || !this.isAlone(district)) return null;
    const names = [ward.name, district.name, province.name];
    const level = this.rng.integer(3);
    const wrong = misspelt(this.rng, names[level]!);
    const rivals = [this.wards[ward.district]!, this.gazetteer.districts, this.gazetteer.provinces][level]!;
    const near = rivals.filter(({ name }) => oneLetterApart(key(wrong), key(name))).map(({ name }) => key(name));
    if (key(wrong).length < 5 || new Set(near).size !== 1 || key(wrong) === key(names[level]!)) return null;
    names[level] = wrong;
    const parts = [pick(this.rng, WARD_WORDS[ward.type]), pick(this.rng, DISTRICT_WORDS[district.type]), ""];
    const label = { district: district.code, wardNew: ward.newCode };
    const text = parts.map((word, index) => word + names[index]!).join(pick(this.rng, [", ", " - ", ","]));
    return {
      place: { ...nowhere, address: `${lead(this.rng)}, ${text}` },
      province34: PROVINCES[province.province34 - 1]!.code,
      ...label,
    };
  }

  private address(
    parts: readonly string[],
    province34: string,
    label: Pick<LabelledPlace, "district" | "wardNew"> = {},
  ): LabelledPlace {
    const text = [lead(this.rng), ...parts].join(pick(this.rng, SEPARATORS)) + pick(this.rng, ENDS);
    return { place: { ...nowhere, address: styled(this.rng, text).text }, province34, ...label };
  }

  /** Streets, hamlets, people and shops that bear a place's name, and places that are too many. */
  private noPlace(): string {
    const { provinces, districts } = this.gazetteer;
    const name = pick(this.rng, [
      pick(this.rng, provinces).name,
      pick(this.rng, districts).name.replace(/^Quận \d+$/, "Sài Gòn"),
    ]);
    const number = 1 + this.rng.integer(300);
    const [a, b] = [pick(this.rng, provinces), pick(this.rng, provinces)];
    return pick(this.rng, [
      `${number} ${name}`,
      `Số ${number} đường ${name}`,
      `Hẻm ${number}/${number % 9} ${name}`,
      `phố ${name}`,
      `ấp ${name}`,
      `KCN ${name}`,
      `Cà phê ${name}`,
      `Tạp hóa ${name}`,
      `Công ty TNHH ${name}`,
      `Nguyễn Thị ${pick(this.rng, ["Huế", "Vinh", "Hà", "Giang"])} - 0912${100_000 + number}`,
      `Phường ${1 + this.rng.integer(16)}`,
      `Huyện ${pick(this.rng, ["Châu Thành", "Tam Nông"])}`,
      a.province34 === b.province34 || a.name.includes(" - ") ? "Khách lẻ" : `${a.name} và ${b.name}`,
    ]);
  }

  private wardText({ name, type }: Ward): string {
    const word = pick(this.rng, WARD_WORDS[type]);
    if (/^\d+$/.test(name)) return pick(this.rng, [word, "P", "F."]) + pick(this.rng, [name, name.padStart(2, "0")]);
    return word + name;
  }

  private districtText({ name, type }: District): string {
    if (/^Quận \d+$/.test(name)) return pick(this.rng, ["Quận ", "Q", "Q.", "q "]) + name.slice(5);
    return pick(this.rng, ["", ...DISTRICT_WORDS[type]]) + name;
  }

  /** Whether no other unit of its district reads the same without marks. */
  private tells(ward: Ward): boolean {
    return this.wards[ward.district]!.every((other) => other === ward || key(other.name) !== key(ward.name));
  }

  /** Whether no other district of its province does. */
  private isAlone(district: District): boolean {
    return this.gazetteer.districts.every(
      (other) => other === district || other.province !== district.province || key(other.name) !== key(district.name),
    );
  }
}
