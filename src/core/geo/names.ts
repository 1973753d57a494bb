// Every spelling of every unit in a tree over unmarked syllables, so that one walk over a text finds all names in it.

import type { District, Gazetteer, Ward, WardType } from "./gazetteer.ts";
import { compact, type Syllable, syllable } from "./normalise.ts";
import { SyllableTree } from "./syllableTree.ts";
import { STREET_NAMES, UNIT, unitOf, WARD_UNIT } from "./units.ts";

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
  /** Its first syllable is a letter ("K. Hòa"): only as a part of its own, behind a unit word or last. */
  initial: boolean;
  /** Written by first letters ("BRVT"), or with its unit word: no misspelling is compared with it. */
  letters: boolean;
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
  /** A district that took the smaller part of an abolished one. */
  lesser: boolean;
  /** Also a name of streets everywhere. */
  street: boolean;
  /** The spelling to compare misspellings by, the same as it is written, with its tones behind, and without them. */
  compact: string;
  compactComposed: string;
  compactMarked: string;
  compactShaped: string;
}

/** The entries of one written name. */
export interface Namesakes extends Record<Level, readonly NameEntry[]> {
  /** [ward entries] their provinces of today: most wards of a common name are passed over by it, without a look at them. */
  wardProvinces: Uint8Array;
}

export const NO_NAMESAKES: Namesakes = { province: [], district: [], ward: [], wardProvinces: new Uint8Array() };

export interface NameIndex {
  /** Syllable id by fold. */
  syllables: ReadonlyMap<string, number>;
  /** Lower-case abbreviations by first letters, which may be written with dots between. */
  abbreviations: ReadonlySet<string>;
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
/** Names of communal units that are Roman numbers of one letter. */
const LETTER_NUMBERS: Record<string, string> = { I: "1", V: "5" };
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
    builder.addInitial(province.name, { level: "province", units: [index], kinds });
  }
  for (const [index, district] of districts.entries()) addDistrict(builder, index, district);
  for (const [index, ward] of wards.entries()) {
    const kinds = WARD_KINDS[ward.type] | WARD_KINDS[ward.typeNow];
    const draft: Draft = { level: "ward", units: [index], kinds, province34: ward.province34 };
    builder.add(ward.name, draft);
    const digit = LETTER_NUMBERS[ward.name];
    if (digit) builder.add(digit, draft);
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
    const letters = unitOf(syllable(words(alias.text)[0]!).marked) > 0;
    if (alias.district >= 0) {
      const district = districts[alias.district]!;
      const preferred = alias.kind === "city" && !district.successors.length;
      const kinds = DISTRICT_KINDS[district.type];
      builder.add(alias.text, { level: "district", units: [alias.district], kinds, weak, letters, preferred });
    } else {
      const towns = townProvinces.get(foldOf(alias.text));
      const town = alias.provinces.some((index) => towns?.has(index));
      const city = alias.provinces.every((index) => provinces[index]!.city);
      builder.add(alias.text, {
        level: "province",
        units: alias.provinces,
        kinds: city ? UNIT.city : UNIT.province,
        weak,
        letters,
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
  const number = /^Quận (\d+)$/.exec(district.name);
  for (const [rank, unit] of (former ? district.successors : [index]).entries()) {
    const draft: Draft = { level: "district", units: [unit], kinds, former, lesser: rank > 0 };
    builder.add(number ? number[1]! : district.name, draft);
    if (!number) builder.addInitial(district.name, draft);
  }
}

class Builder {
  private readonly syllables = new Map<string, number>();
  private readonly tree = new SyllableTree();
  private readonly namesakes: ((Namesakes & Record<Level, NameEntry[]>) | undefined)[] = [];
  private readonly forms = new Map<string, Syllable>();
  private readonly all: NameEntry[] = [];
  private readonly abbreviations = new Set<string>();

  /** A name with its first syllable as a letter: "K. Hòa". */
  addInitial(name: string, draft: Draft): void {
    const [first, ...more] = words(name);
    if (more.length === 0 || first!.length < 2) return;
    this.insert(
      [first![0]!, ...more].map((word) => this.form(word)),
      { ...draft, initial: true, letters: true },
    );
  }

  add(text: string, draft: Draft): void {
    const forms = words(text).map((word) => this.form(word));
    if (forms.length === 0) return;
    const letters = draft.letters || /\p{Lu}\p{Lu}/u.test(text);
    if (/^\p{Lu}+$/u.test(text)) this.abbreviations.add(text.toLowerCase());
    if (!this.insert(forms, { ...draft, letters })) return;
    // "Hanoi", "EaBar": the same name in one word.
    const glued = forms.map((form) => form.fold).join("");
    if (forms.length > 1 && glued.length >= 4) this.insert([{ ...forms[0]!, fold: glued }], { ...draft, letters }, []);
  }

  private form(word: string): Syllable {
    return valueAt(this.forms, word, () => syllable(word));
  }

  /** Puts an entry into the tree, or merges its flags into one of the same unit and marks; false when merged. */
  private insert(forms: readonly Syllable[], draft: Draft, marks = forms.map((form) => form.marked)): boolean {
    const folds = forms.map((form) => form.fold);
    const entry: NameEntry = {
      province34: 0,
      weak: false,
      initial: false,
      letters: false,
      former: false,
      preferred: false,
      secondary: false,
      common: false,
      lesser: false,
      numeric: folds.length === 1 && /^\d+$/.test(folds[0]!),
      street: streetNames.has(folds.join(" ")),
      marks,
      compact: compact(folds),
      compactComposed: compact(forms.map((form) => form.composed)),
      compactMarked: compact(forms.map((form) => form.marked)),
      compactShaped: compact(forms.map((form) => form.shaped)),
      ...draft,
    };
    let node = 0;
    for (const fold of folds) {
      const id = valueAt(this.syllables, fold, () => this.syllables.size);
      node = this.tree.grow(node, id);
    }
    let namesakes = this.namesakes[node];
    if (!namesakes) {
      namesakes = { province: [], district: [], ward: [], wardProvinces: NO_NAMESAKES.wardProvinces };
      this.namesakes[node] = namesakes;
    }
    const namesake = namesakes[entry.level].find(
      (other) => sameItems(other.units, entry.units) && sameItems(other.marks, entry.marks),
    );
    if (!namesake) {
      namesakes[entry.level].push(entry);
      if (marks.length > 0) this.all.push(entry);
      return true;
    }
    namesake.preferred ||= entry.preferred;
    namesake.weak &&= entry.weak;
    namesake.initial &&= entry.initial;
    namesake.letters &&= entry.letters;
    namesake.former &&= entry.former;
    namesake.secondary &&= entry.secondary;
    namesake.kinds |= entry.kinds;
    return false;
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
    const plain = (level: Level) =>
      this.all.filter((entry) => entry.level === level && !entry.weak && !entry.letters && !entry.numeric);
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
    for (const each of this.namesakes) {
      if (each?.ward.length) each.wardProvinces = Uint8Array.from(each.ward, ({ province34 }) => province34);
    }
    return {
      syllables: this.syllables,
      abbreviations: this.abbreviations,
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
