// Values that stand for nobody: what programs and people write for a customer who is not known.

import { agreesWithMarks, foldDiacritics, normaliseHeader, tonesInPlace } from "../mapping/headerText.ts";
import { detached } from "./dictionary.ts";

/** With their marks: "Khách lẻ" buys at the counter, "Khách Lê" is somebody's name. */
const NAMES: readonly string[] = [
  ...["khách lẻ", "khách vãng lai", "khách hàng lẻ", "khách hàng vãng lai", "khách mua lẻ", "khách qua đường", "khle"],
  ...["khách lẻ vãng lai", "khách vl", "khvl", "kvl", "khách lạ", "khách tại quầy", "khách mua tại quầy", "khách hàng"],
  ...["khách", "bán lẻ", "bán lẻ tại quầy", "người mua lẻ", "người mua không lấy hóa đơn", "khách không lấy hóa đơn"],
  ...["khách hàng không lấy hóa đơn", "không tên", "không rõ", "không xác định", "chưa xác định", "vô danh", "ẩn danh"],
  ...["khách lẻ không lấy hóa đơn", "khách tiền mặt", "khách mặc định", "khách hàng mặc định", "kh lẻ", "kh vãng lai"],
  ...["guest", "guest customer", "guest checkout", "guest user", "walk in", "walk ins", "walk in customer"],
  ...["walkin client", "cash", "cash customer", "cash client", "cash sale", "cash sales", "cash account"],
  ...["counter sale", "counter sales", "counter customer", "over the counter", "anonymous", "anonymous customer"],
  ...[
    "unknown",
    "unknown customer",
    "unnamed",
    "unidentified",
    "unregistered",
    "no customer",
    "no name",
    "not available",
  ],
  ...["not specified", "unspecified", "undefined", "default customer", "general customer", "generic customer"],
  ...["one time customer", "occasional customer", "casual customer", "misc customer", "miscellaneous customer"],
  ...[
    "sundry customer",
    "sundry debtors",
    "retail customer",
    "non member",
    "nonmember",
    "passer by",
    "customer",
    "client",
  ],
  ...["consumidor final", "consumidor", "cliente final", "público general", "público en general", "cliente ocasional"],
  ...["cliente genérico", "cliente general", "cliente contado", "clientes contado", "cliente mostrador", "mostrador"],
  ...["venta mostrador", "ventas mostrador", "clientes varios", "cliente varios", "cliente anónimo", "sin nombre"],
  ...["sin cliente", "cliente desconocido", "desconocido", "anónimo", "cliente"],
  ...[
    "cliente balcão",
    "consumidor não identificado",
    "não identificado",
    "cliente não identificado",
    "cliente padrão",
  ],
  ...["cliente diversos", "cliente avulso", "desconhecido", "client de passage", "client comptoir", "clients divers"],
  ...["client divers", "vente comptoir", "client anonyme", "anonyme", "client inconnu", "inconnu"],
  ...["laufkundschaft", "laufkunde", "laufkunden", "barverkauf", "barkunde", "barkunden", "thekenverkauf", "unbekannt"],
  ...["unbekannter kunde", "diverse kunden", "endkunde", "gastkunde", "gastbestellung", "kunde", "anonymer kunde"],
  ...["cliente generico", "cliente occasionale", "cliente sconosciuto", "consumatore finale", "cliente al banco"],
  ...["losse verkoop", "balieklant", "contante klant", "onbekende klant", "onbekend", "particuliere klant"],
  ...["klient detaliczny", "klient anonimowy", "klient indywidualny", "sprzedaż detaliczna", "koncový zákazník"],
  ...["розничный покупатель", "розничный клиент", "покупатель", "гость", "неизвестный", "неизвестный покупатель"],
  ...["perakende müşteri", "peşin müşteri", "muhtelif müşteri", "pelanggan umum", "pelanggan tunai", "umum", "tamu"],
  ...["ลูกค้าทั่วไป", "ลูกค้าขาจร", "ลูกค้าเงินสด", "ลูกค้าหน้าร้าน", "散客", "散户", "零售客户", "现金客户", "过路客", "匿名"],
  ...["一般客", "一般顧客", "非会員", "店頭客", "일반고객", "비회원", "일반손님", "عميل نقدي", "زبون عام"],
];
/** Short for one of them, where no other customer is called in such a way. */
const SHORT = new Set(["kl", "khl", "kle", "vl", "bl", "na", "x", "xx", "xxx", "ks"]);
/** What may stand behind: which shop or till it was. */
const PLACE_BEHIND =
  /[\s\-–:,/|]+(?:cn|chi nhánh|quầy|cửa hàng|ch|kho|store|shop|branch|pos|till|counter|online|sucursal|tienda|filiale|kasse)(?!\p{L}).*$/iu;
const BRACKETS_BEHIND = /\s*[([].*$/u;

const known = new Map<string, string[]>();
for (const name of NAMES) {
  const key = normaliseHeader(tonesInPlace(name));
  const folded = foldDiacritics(key);
  known.set(folded, [...(known.get(folded) ?? []), key]);
}

/** Letters followed by a number: most codes. */
const CODE = /^(\p{L}+)[-_. ]?\d+$/u;
const FIRST_LETTERS = /[\p{L}\p{M}]+/u;
/** By the first letters of a text, whether a name of nobody begins so: people have few first names. */
const beginnings = new Map<string, boolean>();
const MOST_BEGINNINGS = 20_000;

function mayBeKnown(text: string): boolean {
  const letters = FIRST_LETTERS.exec(text)?.[0] ?? "";
  let may = beginnings.get(letters);
  if (may === undefined) {
    const begins = foldDiacritics(normaliseHeader(tonesInPlace(letters)));
    may = [...known.keys()].some((key) => key.startsWith(begins));
    if (beginnings.size < MOST_BEGINNINGS) beginnings.set(detached(letters), may);
  }
  return may;
}

/** Whether a name or code says by itself that it stands for nobody. */
export function isNobody(text: string): boolean {
  // Names of people and places are longer than what stands for nobody.
  if (text.length > 60) return false;
  if (!/\p{L}/u.test(text)) return !/\p{N}/u.test(text);
  if (!mayBeKnown(text)) return false;
  const code = CODE.exec(text);
  if (code) return isKnownCode(code[1]!);
  const keyOf = (part: string) => normaliseHeader(tonesInPlace(part)).replace(/\d+$/, "");
  const whole = keyOf(text);
  return isKnown(whole) || [PLACE_BEHIND, BRACKETS_BEHIND].some((behind) => isKnownBefore(text, behind));
  function isKnownBefore(all: string, behind: RegExp): boolean {
    const before = all.replace(behind, "");
    return before !== all && isKnown(keyOf(before));
  }
}

const codes = new Map<string, boolean>();

/** Whether the letters before the number of a code are short for nobody: most codes of a file have the same. */
function isKnownCode(letters: string): boolean {
  let found = codes.get(letters);
  if (found === undefined) {
    found = isKnown(normaliseHeader(tonesInPlace(letters)));
    if (codes.size < MOST_BEGINNINGS) codes.set(detached(letters), found);
  }
  return found;
}

function isKnown(key: string): boolean {
  return known.get(foldDiacritics(key))?.some((name) => agreesWithMarks(key, name)) ?? false;
}

/**
 * [ids] 1 where an id that says nothing by itself stands for nobody, because no other is written in its way: 0 among
 * five-digit numbers, KL among KH001 and KH002.
 */
export function oddOnesOut(ids: readonly string[]): Uint8Array {
  const odd = new Uint8Array(ids.length);
  const zeros = ids.flatMap((id, i) => (/^(0+|-1)$/.test(id) ? [i] : []));
  const short = ids.flatMap((id, i) => (id.length <= 3 && SHORT.has(id.toLowerCase()) ? [i] : []));
  if (zeros.length > 0) {
    const counted = ids.some((id) => /^0*[1-9]$/.test(id));
    for (const i of zeros) if (!counted && ids.length > zeros.length) odd[i] = 1;
  }
  for (const i of short) {
    const shape = shapeOf(ids[i]!);
    let alike = 0;
    for (const id of ids)
      if (id.length === ids[i]!.length && shapeOf(id) === shape && !SHORT.has(id.toLowerCase())) alike++;
    if (alike < 2) odd[i] = 1;
  }
  return odd;
}

function shapeOf(id: string): string {
  return id.replace(/\p{L}/gu, "a").replace(/\d/g, "9");
}
