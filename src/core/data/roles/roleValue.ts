// What a single value of a column tells of its line: by the words of roleWords.ts, or by a yes under a header that asks.

import { agreesWithMarks, foldDiacritics, hasDiacritics, lowerWords } from "../mapping/headerText.ts";
import { LINE_ROLES, type LineRole } from "./lineRole.ts";
import { ROLE_WORDS, type WordFamily } from "./roleWords.ts";

/** One thing that a value may say. */
export interface ValueMeaning {
  role: LineRole;
  family: WordFamily;
  certain: boolean;
}

interface Word extends ValueMeaning {
  /** With its marks. */
  text: string;
}

const words = new Map<string, Word[]>();
for (const { role, family, certain, words: phrases } of ROLE_WORDS)
  for (const phrase of phrases.split("|")) {
    const text = plainText(phrase);
    const key = foldDiacritics(text);
    const list = words.get(key) ?? [];
    if (!list.some((word) => word.role === role && word.family === family && word.text === text))
      list.push({ text, role, family, certain });
    words.set(key, list);
  }

/** Lower case, single spaces instead of punctuation and of what makes emoji ("⚠️", "1️⃣"), camel case parted. */
export function plainText(value: string): string {
  return lowerWords(value)
    .replace(/\p{Variation_Selector}|\u20e3/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}%]+/gu, " ")
    .trim();
}

/** Who or why, behind a state: "cancelled by buyer", "hủy bởi người mua". */
const TAIL = / (by|bởi|boi|do|vì|because|due to|from) .+$/u;
/** Before a state. */
const LEAD =
  /^((\d+|[a-z]\d*)|wc|đã|da|bị|bi|được|đơn hàng|don hang|đơn|don|order|orders|status|khách hàng|khách|khach|người mua|người bán|shop|buyer|seller|customer|auto|automatically|system) (?=.)/u;
/** Marketplaces write sentences about orders that were received and may still be returned. */
const RECEIVED = /\b(da nhan (duoc )?hang|xac nhan (da )?nhan|order received|received the order)\b/;
const LONGEST = 60;

/** Everything a value may say, none where its words are not known. */
export function meaningsOfValue(value: string): readonly ValueMeaning[] {
  const text = plainText(value);
  if (text === "") return [];
  if (RECEIVED.test(foldDiacritics(text))) return [{ role: "sale", family: "state", certain: false }];
  if (text.length > LONGEST) return [];
  const whole = lookUp(text);
  if (whole.length > 0) return whole;
  const core = text.replace(TAIL, "");
  for (let rest = core; ; ) {
    const found = lookUp(rest);
    // "Đã hủy" says more than "hủy"; "3. Gift" no more than "gift".
    if (found.length > 0) return /^(\d+|[a-z]\d*) /u.test(core) || rest === core ? found : found.map(sure);
    const shorter = rest.replace(LEAD, "");
    if (shorter === rest) break;
    rest = shorter;
  }
  const parts = value.split(/[/|,;+&]/).filter((part) => part.trim() !== "");
  if (parts.length < 2) return [];
  const meant = parts.map((part) => lookUp(plainText(part)));
  if (meant.some((each) => each.length === 0)) return [];
  return [meant.flat().reduce((a, b) => (severity(b.role) > severity(a.role) ? b : a))];
}

/** Of states only: a gift that a buyer got is a gift no more surely than before. */
function sure(meaning: ValueMeaning): ValueMeaning {
  return meaning.family === "state" ? { ...meaning, certain: true } : meaning;
}

function lookUp(text: string): ValueMeaning[] {
  const found = words.get(foldDiacritics(text)) ?? [];
  const exact = found.filter((word) => word.text === text);
  if (exact.length > 0) return exact;
  return (
    found
      .filter((word) => agreesWithMarks(text, word.text))
      // One syllable without its marks may be many words: "nhap", "tang", "huy".
      .map((word) => ({ ...word, certain: word.certain && (text.includes(" ") || !hasDiacritics(word.text)) }))
  );
}

/** The place of a role among those that set lines aside; 0 for a sale. */
export function severity(role: LineRole): number {
  return LINE_ROLES.indexOf(role);
}

const YES = new Set(["yes", "y", "true", "t", "1", "x", "co", "dung", "si", "ja", "oui", "sim", "是"]);
const NO = new Set(["no", "n", "false", "f", "0", "khong", "sai", "nein", "non", "nao", "否", "null"]);

/** 1 for a yes, 0 for a no, −1 for neither. */
export function yesOrNo(value: string): -1 | 0 | 1 {
  const text = foldDiacritics(plainText(value));
  return YES.has(text) ? 1 : NO.has(text) ? 0 : -1;
}

/** Of a discount, a fee or a price campaign a yes says nothing of whether the line is a purchase. */
const ASKED: readonly LineRole[] = ["cancelled", "return", "no-purchase", "promotion"];
const GIFT = /\b(gift|free|foc|freebie|giveaway|tang|qua|bieu|regalo|geschenk|cadeau)\b/;

/**
 * The role that a yes under this header tells ("Is Cancelled", "Đã hủy", "Test order"); null where it asks for none. `asks`
 * says that the header is a question, so that 1 is a yes and no number of pieces.
 */
export function roleAskedBy(header: string): { role: LineRole; asks: boolean } | null {
  const text = plainText(header);
  const core = text
    .replace(/^(is|was|has been|là|la|có phải|co phai) (?=.)/u, "")
    .replace(/ (flag|yn|y n|ind|indicator)$/u, "");
  const asks = core !== text || header.trim().endsWith("?");
  const found = meaningsOfValue(core).find(
    ({ role }) => ASKED.includes(role) && (role !== "promotion" || GIFT.test(foldDiacritics(core))),
  );
  return found && (found.certain || asks) ? { role: found.role, asks } : null;
}
