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

/** What stands before the number, the number, and what stands behind it. */
const HEAD = /^[^\d\s.,'’()+\-−–%]+\.?/u;
const TAIL = /[^\d\s.,'’()+\-−–%]+\.?$/u;
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
  if (text.length > 80) return null;
  const bare = text.replace(/[\d\s.,'’()+\-−–%]+/gu, "");
  return bare !== "" && currenciesOf(bare).length > 0 ? bare : null;
}

/** A text without the known sign at its end or at its beginning, and that sign; null where there is none. */
export function takeSign(text: string): { core: string; sign: string } | null {
  const tail = TAIL.exec(text)?.[0];
  if (tail !== undefined && currenciesOf(tail).length > 0)
    return { core: text.slice(0, text.length - tail.length).trim(), sign: tail };
  const head = HEAD.exec(text)?.[0];
  if (head !== undefined && currenciesOf(head).length > 0) return { core: text.slice(head.length).trim(), sign: head };
  return null;
}
