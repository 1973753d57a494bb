// Telephone numbers and e-mail addresses as they tell people apart: one writing for the many in use.

import { codeText, hasLostDigits, idText } from "./idText.ts";

/** Countries whose numbers begin with 0 at home, where people write +84 901… and 0901…. */
const WITH_ZERO = /^(84|66|62|60|63|49|44|33|61|81|82|32|41|43|46|40|90|880|855|856)0?(?=\d{8,10}$)/;
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/**
 * A telephone number by its digits, "" where the cell holds none: without +, blanks and dots, with 0 for the country where
 * numbers have one, with the 0 that a spreadsheet took. Of several the first. What stands for no number ("0000000000") is none.
 */
export function phoneText(cell: string): string {
  const whole = codeText(cell);
  if (whole === "" || hasLostDigits(whole)) return "";
  // Of "ĐT: 0901234567 / 0912345678" the first.
  const dialled = whole.replace(/^(tel|phone|mobile|đt|sđt)[.:]?\s*/iu, "").split(/[/;,|]/)[0]!;
  if (/\p{L}|@/u.test(dialled)) return "";
  const abroad = /^(\(?\+|00)/.test(dialled);
  let digits = dialled.replace(/\D/g, "");
  if (abroad) digits = digits.replace(/^00/, "").replace(WITH_ZERO, "0");
  else if (/^84[1-9]\d{8,9}$/.test(digits) || /^840\d{9}$/.test(digits)) digits = digits.replace(/^840?/, "0");
  else if (/^1[2-9]\d{9}$/.test(digits)) digits = digits.slice(1);
  else if (/^[35789]\d{8}$/.test(digits)) digits = `0${digits}`;
  if (abroad && /^1[2-9]\d{9}$/.test(digits)) digits = digits.slice(1);
  return digits.length < 7 || digits.length > 15 || isNoNumber(digits) ? "" : digits;
}

/** An e-mail address in small letters, "" where the cell holds none. */
export function emailText(cell: string): string {
  const text = idText(cell);
  return EMAIL.test(text) ? text.toLowerCase() : "";
}

/** One digit all over, or the digits in their order. */
function isNoNumber(digits: string): boolean {
  const core = digits.replace(/^0+/, "");
  return /^(\d?)\1*$/.test(core) || /^0?(\d)\1+$/.test(digits) || "1234567890".startsWith(core) || core === "987654321";
}
