// Vietnamese syllables in forms that compare: without marks for finding names, with marks for telling them apart.

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const SHAPES = "\u0302\u0306\u031b";
/** y and i are written for each other after a consonant at the end of a syllable: Quý/Quí, Mỹ/Mĩ. */
const FINAL_Y = /^(qu|[bcdghklmnprstvx]{1,3})y$/;
const PLAIN = /^[a-z\d]*$/;
const NEW_TONE = /o[àáảãạèéẻẽẹ]$|(?<!q)u[ỳýỷỹỵ]$/;
const ROMAN = new Map([
  ["ii", "2"],
  ["iii", "3"],
  ["iv", "4"],
  ["vii", "7"],
  ["viii", "8"],
  ["ix", "9"],
  ["xii", "12"],
]);

export interface Syllable {
  /** Lower case ASCII where the script is Latin, no marks, final y as i, numbers without leading zeros. */
  fold: string;
  /** The fold with vowel shapes and đ kept and the tone as a last digit, wherever it was written (hoà = hòa). */
  marked: string;
  /** The same without its tone. */
  shaped: string;
  /** As written, composed, but with the tone of oa, oe and uy where it used to stand (hoà as hòa). */
  composed: string;
  /** true when anything but the bare letters was written. */
  hasMarks: boolean;
  isNumber: boolean;
}

/** Forms of one word without spaces or punctuation, in any case and any Unicode normal form. */
export function syllable(word: string): Syllable {
  const lower = word.toLowerCase();
  let letters = "";
  let shaped = "";
  let tone = 0;
  if (PLAIN.test(lower)) {
    letters = lower;
    shaped = lower;
  } else {
    for (const char of lower.normalize("NFD")) {
      const toneAt = TONES.indexOf(char);
      if (toneAt >= 0) tone = toneAt + 1;
      else if (SHAPES.includes(char)) shaped += char;
      else if (char === "đ" || char === "ð") {
        letters += "d";
        shaped += "đ";
      } else if (char < "\u0300" || !/\p{M}/u.test(char)) {
        letters += char;
        shaped += char;
      }
    }
  }
  const isNumber = /^\d/.test(letters);
  let fold = letters;
  if (isNumber) fold = letters.replace(/^0+(?=\d)/, "");
  else if (FINAL_Y.test(letters)) {
    fold = `${letters.slice(0, -1)}i`;
    shaped = `${shaped.slice(0, -1)}i`;
  }
  const hasMarks = tone > 0 || shaped.length > letters.length || shaped.includes("đ");
  if (!hasMarks) fold = ROMAN.get(fold) ?? fold;
  // Composed again, so that a vowel with its shape counts as one letter.
  const whole = hasMarks ? shaped.normalize("NFC") : fold;
  const composed = hasMarks ? lower.normalize("NFC").replace(NEW_TONE, moveTone) : fold;
  return { fold, marked: hasMarks ? `${whole}${tone}` : fold, shaped: whole, composed, hasMarks, isNumber };
}

function moveTone(vowels: string): string {
  const [first, second, tone] = [...vowels.normalize("NFD")];
  return `${first}${tone}${second}`.normalize("NFC");
}

/** One string to compare misspellings by: folds joined without spaces, every unmarked y as i. */
export function compact(folds: readonly string[]): string {
  return folds.join("").replaceAll("y", "i");
}

/**
 * Whether one letter added, left out, replaced, or swapped with its neighbour turns `a` into `b`; equal strings too.
 */
export function oneLetterApart(a: string, b: string): boolean {
  const difference = a.length - b.length;
  if (difference < -1 || difference > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const leftA = endA - start;
  const leftB = endB - start;
  if (leftA <= 1 && leftB <= 1) return true;
  return leftA === 2 && leftB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
