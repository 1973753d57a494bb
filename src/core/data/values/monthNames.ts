// Names of months in the languages of common exports, to their numbers: whole or cut short ("ene", "janv.", "Okt").

import { foldDiacritics } from "../mapping/headerText.ts";

/** The form that dates are read in, January first. */
export const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Folded, lower case, January first. */
const NAMES = [
  "january february march april may june july august september october november december",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  "januar februar marz april mai juni juli august september oktober november dezember",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "januari februari maart april mei juni juli augustus september oktober november december",
  "januari februari maret april mei juni juli agustus september oktober november desember",
  "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
  "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
].map((names) => names.split(" "));
/** Those whose short forms are no beginnings, and those whose marks are letters. */
const WHOLE = [
  ["jan", "feb", "mrt", "apr", "mai", "jun", "jul", "agt", "sept", "okt", "nov", "des"],
  ["janv", "peb", "mrz", "avr", "май", "juin", "juil", "agst", "set", "oct", "nop", "dec"],
  ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"],
  [
    ...["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"],
    ...["กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
  ],
];
const SHORTEST = 3;

const months = new Map<string, number>();
for (const names of NAMES)
  names.forEach((name, month) => {
    // A beginning that two months share stands for neither.
    for (let length = SHORTEST; length <= name.length; length++) {
      const beginning = name.slice(0, length);
      const known = months.get(beginning);
      months.set(beginning, known === undefined || known === month ? month : -1);
    }
  });
for (const names of WHOLE) names.forEach((name, month) => void months.set(name, month));

/** 0 to 11 for a month's name in lower case, with or without a full stop; −1 for any other word. */
export function monthNumber(word: string): number {
  const bare = word.replaceAll(".", "");
  return months.get(bare) ?? months.get(foldDiacritics(bare)) ?? -1;
}
