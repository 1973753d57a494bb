// The signs that people write beside amounts, and what each may stand for.

/** Lower case; the ISO 4217 codes each may stand for, the likeliest first. Codes themselves need not be listed in capitals. */
export const CURRENCY_SIGNS: Readonly<Record<string, readonly string[]>> = {
  vnđ: ["VND"],
  vnd: ["VND"],
  đồng: ["VND"],
  dong: ["VND"],
  "₫": ["VND"],
  đ: ["VND"],
  usd: ["USD"],
  us$: ["USD"],
  $: ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"],
  a$: ["AUD"],
  c$: ["CAD"],
  s$: ["SGD"],
  hk$: ["HKD"],
  nt$: ["TWD"],
  nz$: ["NZD"],
  r$: ["BRL"],
  eur: ["EUR"],
  "€": ["EUR"],
  gbp: ["GBP"],
  "£": ["GBP", "EGP"],
  "¥": ["JPY", "CNY"],
  "￥": ["JPY", "CNY"],
  円: ["JPY"],
  元: ["CNY", "TWD"],
  rmb: ["CNY"],
  "₩": ["KRW"],
  원: ["KRW"],
  "฿": ["THB"],
  บาท: ["THB"],
  rp: ["IDR"],
  rm: ["MYR"],
  "₱": ["PHP"],
  "៛": ["KHR"],
  "₭": ["LAK"],
  "₹": ["INR"],
  rs: ["INR", "PKR", "LKR", "NPR"],
  "₨": ["PKR", "INR", "LKR", "NPR"],
  "৳": ["BDT"],
  "₦": ["NGN"],
  "₵": ["GHS"],
  "gh₵": ["GHS"],
  ksh: ["KES"],
  zł: ["PLN"],
  kč: ["CZK"],
  lei: ["RON"],
  лв: ["BGN"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
  "₽": ["RUB"],
  руб: ["RUB"],
  "₴": ["UAH"],
  "₸": ["KZT"],
  "₺": ["TRY"],
  tl: ["TRY"],
  "₪": ["ILS"],
  "s/": ["PEN"],
  "₡": ["CRC"],
  "₲": ["PYG"],
};

/** What numbers are made of: no sign has any of it. */
const SEPARATORS: ReadonlySet<number> = new Set(
  [..."0123456789 .,'’()+-−–%\u00a0\u202f\u2009\t"].map((character) => character.charCodeAt(0)),
);
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const signs = new Map(Object.entries(CURRENCY_SIGNS));
const NONE: readonly string[] = [];

/** The ISO 4217 codes that a sign may stand for, the likeliest first; none where it is not known. */
export function currenciesOf(sign: string): readonly string[] {
  const bare = sign.endsWith(".") ? sign.slice(0, -1) : sign;
  return signs.get(bare.toLowerCase()) ?? (CODES.has(bare) ? [bare] : NONE);
}

/** The known sign at either end of an amount, as written; null where there is none. */
export function signOf(text: string): string | null {
  if (text.length > 80 || isUnsigned(text)) return null;
  const bare = text.replace(/[\d\s.,'’()+\-−–%]+/gu, "");
  return bare !== "" && currenciesOf(bare).length > 0 ? bare : null;
}

/** Whether a text has only what numbers are made of. */
function isUnsigned(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 48 || code > 57) && !SEPARATORS.has(code)) return false;
  }
  return true;
}

/** A text without the known sign at its end or at its beginning, and that sign; null where there is none. */
export function takeSign(text: string): { core: string; sign: string } | null {
  let from = text.length;
  // A dot behind a sign shortens it ("Rp.", "kr.").
  if (text.endsWith(".")) from--;
  const end = from;
  while (from > 0 && !SEPARATORS.has(text.charCodeAt(from - 1))) from--;
  if (from < end && currenciesOf(text.slice(from, end)).length > 0)
    return { core: text.slice(0, from).trim(), sign: text.slice(from) };
  let to = 0;
  while (to < text.length && !SEPARATORS.has(text.charCodeAt(to))) to++;
  if (to === 0 || currenciesOf(text.slice(0, to)).length === 0) return null;
  if (text[to] === ".") to++;
  return { core: text.slice(to).trim(), sign: text.slice(0, to) };
}
