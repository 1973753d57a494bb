// Syllables as they come out when the input method is off: telex ("Nawngx", "DDoong") and VNI ("Na84ng") for "Nẵng", "Đông".

const TELEX_TONES = new Map([
  ["f", "\u0300"],
  ["s", "\u0301"],
  ["x", "\u0303"],
  ["r", "\u0309"],
  ["j", "\u0323"],
]);
const TELEX_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/dd/, "đ"],
  [/uw?ow/, "ươ"],
  [/aa/, "â"],
  [/ee/, "ê"],
  [/oo/, "ô"],
  [/aw/, "ă"],
  [/ow/, "ơ"],
  [/uw/, "ư"],
];
const VNI_MARKS = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u031b", "\u0306"];

const TELEX_KEYS = /[fsrxjw]|aa|ee|oo|dd/;
/** A tone's key, behind a vowel: no syllable ends in one of these letters. */
const TELEX_TONE = /(?<=[aeiouyăâêôơư].*)[fsrxj]/;

/** The syllable that a lower-case telex spelling stands for, its tone as a combining mark behind; null when it is none. */
export function readTelex(word: string): string | null {
  if (!TELEX_KEYS.test(word)) return null;
  let letters = word.normalize("NFC");
  const tone = TELEX_TONE.exec(letters)?.[0];
  if (tone) letters = letters.replace(TELEX_TONE, "");
  for (const [keys, letter] of TELEX_SHAPES) letters = letters.replace(keys, letter);
  return letters === word ? null : letters + (TELEX_TONES.get(tone ?? "") ?? "");
}

/** The same of VNI's digits: 1–5 tones, 6–8 the shapes of vowels, 9 the stroke of đ; null when a digit has no such letter. */
export function readVni(word: string): string | null {
  let read = "";
  for (const char of word) {
    if (char < "0" || char > "9") read += char;
    else if (char === "9" && read.includes("d")) read = read.replace("d", "đ");
    else if (char >= "6" && char <= "8") {
      const vowel = char === "6" ? /[aeo](?=[^aeo]*$)/ : char === "7" ? /[uo](?=[^uo]*$)/ : /a(?=[^a]*$)/;
      if (!vowel.test(read)) return null;
      read = read.replace(vowel, (letter) => letter + VNI_MARKS[Number(char)]!);
    } else if (char >= "1" && char <= "5" && /[aeiouy]/.test(read)) read += VNI_MARKS[Number(char)]!;
    else return null;
  }
  return read.replace("uo\u031b", "u\u031bo\u031b");
}
