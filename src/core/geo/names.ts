// Every spelling of every unit in a tree over unmarked syllables, so that one walk over a text finds all names in it.

import type { District, Gazetteer, Ward, WardType } from "./gazetteer.ts";
import { compact, type Syllable, syllable } from "./normalise.ts";
import { SyllableTree } from "./syllableTree.ts";
import { STREET_NAMES, UNIT, WARD_UNIT } from "./units.ts";

export type Level = "province" | "district" | "ward";

/** One unit under one spelling. */
export interface NameEntry {
  level: Level;
  /** Indices into the gazetteer's `provinces` (several for a former one that was split), or one district or ward. */
  units: number[];
  /** A ward's province of today, 1..34; 0 at other levels. */
  province34: number;
  /** Marked forms of the syllables; empty for spellings written without spaces ("hanoi"). */
  marks: readonly string[];
  /** Bits of the kinds it is called by (units.ts). */
  kinds: number;
  /** Two- and three-letter abbreviations: only in a column of their own or as the last part. */
  weak: boolean;
  /** A former name or a former unit: the answer is inferred. */
  former: boolean;
  /** The town meant when nothing else is said ("Cao Lãnh"). */
  preferred: boolean;
  /** "Quận 1", "Phường 12": only behind a unit word. */
  numeric: boolean;
  /** A whole province's second name that its towns bear as their own ("Vũng Tàu"): weaker than the town. */
  secondary: boolean;
  /** A district's name that communes elsewhere bear, too: no evidence of the district without more. */
  common: boolean;
  /** Also a name of streets everywhere. */
  street: boolean;
  /** The spelling to compare misspellings by, the same with marks, and with marks but no tones. */
  compact: string;
  compactMarked: string;
  compactShaped: string;
}

/** The entries of one written name. */
export type Namesakes = Record<Level, readonly NameEntry[]>;

export interface NameIndex {
  /** Syllable id by fold. */
  syllables: ReadonlyMap<string, number>;
  /** The names as a tree over syllable ids. */
  tree: SyllableTree;
  /** [nodes of the tree] the names that end at the node. */
  namesakes: readonly (Namesakes | undefined)[];
  provinces: readonly NameEntry[];
  districts: readonly NameEntry[];
  /** Those districts by today's province (1..34). */
  districtsOfProvince: ReadonlyMap<number, readonly NameEntry[]>;
  /** Entries of the communal units of one old district, and of today's units of one province (by its id 1..34). */
  wardsOfDistrict: ReadonlyMap<number, readonly NameEntry[]>;
  wardsOfProvince: ReadonlyMap<number, readonly NameEntry[]>;
}

const DISTRICT_KINDS = { Q: UNIT.urbanDistrict, H: UNIT.ruralDistrict, X: UNIT.town, T: UNIT.city };
const WARD_KINDS: Record<WardType, number> = {
  P: WARD_UNIT.ward,
  X: WARD_UNIT.commune,
  T: WARD_UNIT.townlet,
  D: WARD_UNIT.zone,
};
const streetNames = new Set(STREET_NAMES.map((name) => foldOf(name)));

type Draft = Pick<NameEntry, "level" | "units" | "kinds"> & Partial<NameEntry>;

export function buildNames(gazetteer: Gazetteer): NameIndex {
  const builder = new Builder();
  const { provinces, districts, wards } = gazetteer;
  for (const [index, province] of provinces.entries()) {
    const kinds = province.city ? UNIT.city : UNIT.province;
    for (const name of [province.name, province.earlier]) {
      if (name) builder.add(name, { level: "province", units: [index], kinds });
    }
  }
  for (const [index, district] of districts.entries()) addDistrict(builder, index, district);
  for (const [index, ward] of wards.entries()) {
    const kinds = WARD_KINDS[ward.type] | WARD_KINDS[ward.typeNow];
    builder.add(ward.name, { level: "ward", units: [index], kinds, province34: ward.province34 });
  }
  for (const { name, ward, variant } of gazetteer.formerWards) {
    const { type, province34 } = wards[ward]!;
    builder.add(name, { level: "ward", units: [ward], kinds: WARD_KINDS[type], former: !variant, province34 });
  }
  const townProvinces = new Map<string, Set<number>>();
  for (const { name, province } of districts) {
    valueAt(townProvinces, foldOf(name), () => new Set<number>()).add(province);
  }
  for (const alias of gazetteer.aliases) {
    const weak = alias.kind === "weak";
    if (alias.district >= 0) {
      const district = districts[alias.district]!;
      const preferred = alias.kind === "city" && !district.successors.length;
      const kinds = DISTRICT_KINDS[district.type];
      builder.add(alias.text, { level: "district", units: [alias.district], kinds, weak, preferred });
    } else {
      const towns = townProvinces.get(foldOf(alias.text));
      const town = alias.provinces.some((index) => towns?.has(index));
      const city = alias.provinces.every((index) => provinces[index]!.city);
      builder.add(alias.text, {
        level: "province",
        units: alias.provinces,
        kinds: city ? UNIT.city : UNIT.province,
        weak,
        former: alias.kind === "historic",
        secondary: town && !city,
      });
    }
  }
  return builder.finish(gazetteer);
}

function addDistrict(builder: Builder, index: number, district: District): void {
  const former = district.successors.length > 0;
  const kinds = DISTRICT_KINDS[district.type];
  for (const unit of former ? district.successors : [index]) {
    const number = /^Quận (\d+)$/.exec(district.name);
    builder.add(number ? number[1]! : district.name, { level: "district", units: [unit], kinds, former });
  }
}

class Builder {
  private readonly syllables = new Map<string, number>();
  private readonly tree = new SyllableTree();
  private readonly namesakes: (Record<Level, NameEntry[]> | undefined)[] = [];
  private readonly forms = new Map<string, Syllable>();
  private readonly all: NameEntry[] = [];

  add(text: string, draft: Draft): void {
    const forms = words(text).map((word) => valueAt(this.forms, word, () => syllable(word)));
    const folds = forms.map((form) => form.fold);
    if (folds.length === 0) return;
    const entry: NameEntry = {
      province34: 0,
      weak: false,
      former: false,
      preferred: false,
      secondary: false,
      common: false,
      numeric: folds.length === 1 && forms[0]!.isNumber,
      street: streetNames.has(folds.join(" ")),
      marks: forms.map((form) => form.marked),
      compact: compact(folds),
      compactMarked: compact(forms.map((form) => form.marked)),
      compactShaped: compact(forms.map((form) => form.shaped)),
      ...draft,
    };
    const same = this.insert(folds, entry);
    if (same) return;
    this.all.push(entry);
    // "Hanoi", "EaBar": the same name in one word.
    if (folds.length > 1 && folds.join("").length >= 4) this.insert([folds.join("")], { ...entry, marks: [] });
  }

  /** Puts the entry into the tree, or merges its flags into one of the same unit and marks; true when merged. */
  private insert(folds: string[], entry: NameEntry): boolean {
    let node = 0;
    for (const fold of folds) {
      const id = valueAt(this.syllables, fold, () => this.syllables.size);
      node = this.tree.grow(node, id);
    }
    let namesakes = this.namesakes[node];
    if (!namesakes) {
      namesakes = { province: [], district: [], ward: [] };
      this.namesakes[node] = namesakes;
    }
    const twin = namesakes[entry.level].find(
      (other) => sameItems(other.units, entry.units) && sameItems(other.marks, entry.marks),
    );
    if (!twin) {
      namesakes[entry.level].push(entry);
      return false;
    }
    twin.preferred ||= entry.preferred;
    twin.weak &&= entry.weak;
    twin.former &&= entry.former;
    twin.secondary &&= entry.secondary;
    twin.kinds |= entry.kinds;
    return true;
  }

  private markCommon(districts: readonly District[], wards: readonly Ward[]): void {
    for (const namesakes of this.namesakes) {
      for (const entry of namesakes?.district ?? []) {
        const { province } = districts[entry.units[0]!]!;
        entry.common = entry.former || namesakes!.ward.some(({ units }) => wards[units[0]!]!.province !== province);
      }
    }
  }

  finish({ provinces, districts, wards }: Gazetteer): NameIndex {
    const plain = (level: Level) => this.all.filter((entry) => entry.level === level && !entry.weak && !entry.numeric);
    const districtsOfProvince = new Map<number, NameEntry[]>();
    const districtEntries = plain("district");
    for (const entry of districtEntries) {
      const { province34 } = provinces[districts[entry.units[0]!]!.province]!;
      valueAt<number, NameEntry[]>(districtsOfProvince, province34, () => []).push(entry);
    }
    const wardsOfDistrict = new Map<number, NameEntry[]>();
    const wardsOfProvince = new Map<number, NameEntry[]>();
    for (const entry of this.all) {
      if (entry.level !== "ward") continue;
      const ward = wards[entry.units[0]!]!;
      const districts = ward.isNew ? ward.fromDistricts : [ward.district];
      for (const district of districts) valueAt<number, NameEntry[]>(wardsOfDistrict, district, () => []).push(entry);
      if (ward.isNew) valueAt<number, NameEntry[]>(wardsOfProvince, ward.province34, () => []).push(entry);
    }
    this.markCommon(districts, wards);
    return {
      syllables: this.syllables,
      tree: this.tree,
      namesakes: this.namesakes,
      provinces: plain("province"),
      districts: districtEntries,
      districtsOfProvince,
      wardsOfDistrict,
      wardsOfProvince,
    };
  }
}

function valueAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function foldOf(name: string): string {
  return words(name)
    .map((word) => syllable(word).fold)
    .join(" ");
}

/** The words of a name as the tokeniser would cut them. */
function words(name: string): string[] {
  return (
    name
      .normalize("NFC")
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/\p{L}+|\d+/gu) ?? []
  );
}
