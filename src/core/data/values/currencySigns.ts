// The signs that people write beside amounts, and what each may stand for.

/** Lower case, the longer of two that end alike first; the ISO codes each may stand for, the likeliest first. */
export const CURRENCY_SIGNS: Readonly<Record<string, readonly string[]>> = {
  vnđ: ["VND"],
  vnd: ["VND"],
  đồng: ["VND"],
  dong: ["VND"],
  usd: ["USD"],
  us$: ["USD"],
  eur: ["EUR"],
  gbp: ["GBP"],
  "₫": ["VND"],
  đ: ["VND"],
  $: ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
};

const SIGNS = Object.keys(CURRENCY_SIGNS);

/** The sign at one end of an amount, lower case; null where there is none. */
export function signOf(text: string): string | null {
  if (text.length > 80) return null;
  const bare = text.replace(/[\d\s.,'’()+\-−–]+/g, "").toLowerCase();
  return SIGNS.includes(bare) ? bare : null;
}

/** The text without a sign at its end or at its beginning. */
export function withoutSign(text: string): string {
  const lower = text.toLowerCase();
  for (const sign of SIGNS) {
    if (lower.endsWith(sign)) return text.slice(0, text.length - sign.length).trim();
    if (lower.startsWith(sign)) return text.slice(sign.length).trim();
  }
  return text;
}
