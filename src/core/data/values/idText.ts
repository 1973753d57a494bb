// Text that tells who or what: one writing for the many in which programs write the same id or name.

import { withoutGuard } from "../../lib/csv.ts";
import { valueText } from "./dictionary.ts";

/** Characters that are not seen; the two joiners are parts of words in some scripts. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const JOINERS = /(?<![\u0080-\uffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0080-\uffff])/g;
/** How spreadsheets keep digits from becoming a number: ="0012" and '0012. */
const FORMULA = /^="(.*)"$/su;
const TEXT_MARK = /^'(?=[^\s']+$)/u;
/** Digits that went through a column of numbers: 17850.0 */
const WHOLE = /^(\d+)\.0+$/;
/** 8.93502E+12 */
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+(\d{2})$/i;

/**
 * A cell's text as it tells who or what, "" where it holds none: composed letters (NFC), single blanks, nothing invisible,
 * no spreadsheet's mark for text. Of a text that is read so already, the text itself.
 */
export function idText(cell: string): string {
  const text = valueText(cell);
  if (isPlain(text)) return text;
  const clean = (FORMULA.exec(text)?.[1] ?? withoutGuard(text))
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(JOINERS, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(TEXT_MARK, "");
  if (clean === text) return text;
  // A word for "no value" is one only where it was written as one.
  if (clean !== "" && valueText(clean) === "") return isSolid(text) ? text : "";
  return idText(clean);
}

/** As `idText` for codes: a whole number loses its .0, and one in scientific notation is written out where no digit is lost. */
export function codeText(cell: string): string {
  const text = idText(cell);
  const last = text.charCodeAt(text.length - 1);
  if (last < 48 || last > 57) return text;
  const whole = WHOLE.exec(text);
  if (whole) return whole[1]!;
  const scientific = SCIENTIFIC.exec(text);
  if (!scientific) return text;
  const [, first, rest = "", exponent] = scientific;
  return rest.length < Number(exponent) ? text : `${first}${rest}`;
}

/** Whether a code, as `codeText` gives it, is in scientific notation and so has lost its last digits. */
export function hasLostDigits(code: string): boolean {
  return SCIENTIFIC.test(code);
}

/** Whether `idText` is "" for this cell. */
export function isNoId(cell: string): boolean {
  const text = valueText(cell);
  return text === "" || (!isSolid(text) && idText(text) === "");
}

/** Visible ASCII, composed Latin letters (which NFC leaves as they are) and single blanks, without a spreadsheet's mark. */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 39 || first === 61) return false;
  let before = 33;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || (code > 126 && !isComposedLatin(code)) || (code === 32 && before === 32)) return false;
    before = code;
  }
  return true;
}

function isComposedLatin(code: number): boolean {
  return (code >= 0xc0 && code < 0x250) || (code >= 0x1e00 && code < 0x1f00);
}

/** Begins and ends with a letter or a digit, which no cleaning takes away. */
function isSolid(text: string): boolean {
  return isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1));
}

function isLetter(code: number): boolean {
  return (code >= 0x30 && code < 0x7b) || (code >= 0xc0 && code < 0x2000);
}
