// What the matcher asks of a word, looked up once for each distinct one.

import { type Syllable, syllable } from "./normalise.ts";
import { readTelex, readVni } from "./typing.ts";
import {
  isLocative,
  isNumberedPart,
  isRoadWord,
  isStreetWord,
  NUMBERED,
  STREET_SUFFIXES,
  SUFFIXES,
  startsUnitPair,
  unitOf,
} from "./units.ts";

/** A word as the vocabulary of names knows it. */
export interface Word {
  /** Lower case, as written. */
  text: string;
  fold: string;
  marked: string;
  shaped: string;
  composed: string;
  hasMarks: boolean;
  isNumber: boolean;
  /** Id of the fold among the syllables of names, −1 when no name has it. */
  syllable: number;
  unit: number;
  /** The unit it stands for when a number follows. */
  numberedUnit: number;
  startsUnitPair: boolean;
  isSuffix: boolean;
  isStreet: boolean;
  isStreetSuffix: boolean;
  isRoad: boolean;
  isNumberedPart: boolean;
  isLocative: boolean;
  /** The unit word and the name's first that it is made of. */
  parts: Word[] | null;
}

/** Unit words, or the last of two, that a name is written on to: "PhườngTân Định", "Thị trấnCủ Chi"; without marks, "TPVinh". */
const GLUED = /^(?:phường|quận|huyện|tỉnh|xã|phố|trấn)(?=.)/;
const GLUED_BARE = /^(?:tp|tx|phuong|quan|huyen|tinh)(?=.{2})/;
const MAX_KNOWN_WORDS = 50_000;

export class Vocabulary {
  private readonly words = new Map<string, Word>();

  /** The syllable ids of names, and the abbreviations among the names. */
  constructor(
    private readonly syllables: ReadonlyMap<string, number>,
    private readonly abbreviations: ReadonlySet<string>,
  ) {}

  word(text: string): Word {
    const known = this.words.get(text);
    if (known) return known;
    const forms = this.formsOf(text);
    const { fold, marked } = forms;
    const word: Word = {
      text,
      ...forms,
      syllable: this.syllables.get(fold) ?? -1,
      unit: unitOf(marked),
      numberedUnit: NUMBERED.get(fold) ?? 0,
      startsUnitPair: startsUnitPair(marked),
      isSuffix: SUFFIXES.has(fold),
      isStreet: isStreetWord(marked),
      isRoad: isRoadWord(marked),
      isStreetSuffix: STREET_SUFFIXES.has(fold),
      isNumberedPart: isNumberedPart(marked),
      isLocative: isLocative(marked),
      parts: null,
    };
    const glued = GLUED.exec(text) ?? (word.syllable < 0 && !word.unit ? GLUED_BARE.exec(text) : null);
    if (glued) {
      const rest = this.word(text.slice(glued[0].length));
      if (rest.syllable >= 0) word.parts = [this.word(glued[0]), rest];
    }
    // Distinct words of a file are few; a hostile file's are forgotten now and then.
    if (this.words.size >= MAX_KNOWN_WORDS) this.words.clear();
    this.words.set(text, word);
    return word;
  }

  /** The word's own forms, or those of the syllable of a name that it is with the input method off. */
  private formsOf(text: string): Syllable {
    const forms = syllable(text);
    if (this.syllables.has(forms.fold)) return forms;
    const read = readTelex(text);
    const other = read === null ? forms : syllable(read);
    return this.syllables.has(other.fold) ? other : forms;
  }

  /** The abbreviation that letters with dots between stand for ("t.p", "t.t.h"); null when it is none. */
  dotted(text: string): Word | null {
    const joined = text.replaceAll(".", "");
    return unitOf(joined) || this.abbreviations.has(joined) ? this.word(joined) : null;
  }

  /** The word that letters and VNI's digits spell; null when it is no syllable of names, or a number belongs behind `letters`. */
  vni(chunk: string, letters: string): Word | null {
    const { unit, numberedUnit, isNumberedPart, isStreet, isRoad } = this.word(letters);
    if (unit || numberedUnit || isNumberedPart || isStreet || isRoad) return null;
    const read = readVni(chunk);
    return read !== null && this.syllables.has(syllable(read).fold) ? this.word(read) : null;
  }
}
