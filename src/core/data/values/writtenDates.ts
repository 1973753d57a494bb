// Dates dressed as text, turned into the plain form that is read: months of other languages, Vietnamese and East Asian
// words, Excel's ="…". Only what cannot be read as it stands comes here.

import { MONTHS, monthNumber } from "./monthNames.ts";

const VIETNAMESE = [
  "một|giêng",
  "hai",
  "ba",
  "tư|bốn",
  "năm",
  "sáu",
  "bảy|bẩy",
  "tám",
  "chín",
  "mười",
  "mười một",
  "mười hai|chạp",
];
/** The longest first: mười một is not mười. */
const VIETNAMESE_MONTHS = VIETNAMESE.map((words, month) => ({
  month,
  words: new RegExp(`tháng (?:${words})(?!\\p{L})`, "u"),
})).reverse();

/** What was asked last: a text is tried under one format after the other. */
let asked = "";
let answer: string | null = null;

/** The text in a plain form, or null where there is nothing to take off. */
export function plainDate(text: string): string | null {
  if (text.length > 64) return null;
  if (text !== asked) {
    answer = takeOff(text);
    asked = text;
  }
  return answer;
}

function takeOff(text: string): string | null {
  const bare = undressed(text.trim());
  const eastern = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?(.*)$/su.exec(bare);
  if (eastern) return `${eastern[1]}-${eastern[2]}-${eastern[3]}${spaced(eastern[4]!)}`;
  if (!/\d/.test(bare) || !/\p{L}{3}|\p{L}\./u.test(bare)) return bare === text.trim() ? null : bare;
  const named = withEnglishMonth(bare.normalize("NFC").toLowerCase());
  return named ?? (bare === text.trim() ? null : bare);
}

/** Without Excel's ="…" or the apostrophe that keeps a cell text. */
function undressed(text: string): string {
  const formula = /^=\s*"(.*)"$/s.exec(text);
  if (formula) return formula[1]!.trim();
  return /^['’]\d/.test(text) ? text.slice(1) : text;
}

function spaced(rest: string): string {
  const time = rest.trim();
  return time === "" ? "" : ` ${time}`;
}

/** The first month's name in English, with the small words of other languages left out; null where none is named. */
function withEnglishMonth(text: string): string | null {
  let found = "";
  let named = text;
  const vietnamese = text.includes("tháng") ? VIETNAMESE_MONTHS.find(({ words }) => words.test(text)) : undefined;
  if (vietnamese) {
    found = MONTHS[vietnamese.month]!;
    named = text.replace(vietnamese.words, found).replace(/\bnăm\s+(?=\d{4})/u, "");
  } else
    named = text.replace(/\p{L}[\p{L}\p{M}.]*/gu, (word) => {
      const month = found === "" ? monthNumber(word) : -1;
      if (month < 0) return word;
      found = MONTHS[month]!;
      return found;
    });
  if (found === "") return null;
  return named
    .replace(/(\d)(?:er|st|nd|rd|th|º|°|ª|\.)(?=\s)/gu, "$1")
    .replace(/(?<=\s)(?:de|del|of|tháng|năm)\s+/gu, "")
    .replace(
      /^(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}[\p{L}\p{M}]*[.,]?\s+(?=\S*\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/u,
      "",
    );
}
