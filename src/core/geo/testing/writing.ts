// The ways people write a unit's name, a street or a slip of the hand: the parts of generated addresses.

import type { Random } from "../../lib/random.ts";
import type { DistrictType, WardType } from "../gazetteer.ts";

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.integer(items.length)]!;
}

export const WARD_WORDS: Record<WardType, readonly string[]> = {
  P: ["Phường ", "phường ", "P.", "P. ", "p. ", "Ph. "],
  X: ["Xã ", "xã ", "X.", "X. ", "x."],
  T: ["Thị trấn ", "thị trấn ", "TT.", "TT ", "T.T "],
  D: ["Đặc khu ", "đặc khu "],
};
export const DISTRICT_WORDS: Record<DistrictType, readonly string[]> = {
  Q: ["Quận ", "quận ", "Q.", "Q. ", "q. "],
  H: ["Huyện ", "huyện ", "H.", "H. ", "h."],
  X: ["Thị xã ", "thị xã ", "TX.", "TX ", "T.X "],
  T: ["Thành phố ", "thành phố ", "TP.", "TP ", "T.P ", "Tp. "],
};
const SPELLINGS: Record<string, readonly string[]> = {
  "01": ["HN", "TP Hà Nội", "Hanoi", "Thủ đô Hà Nội"],
  "46": ["TT Huế", "T.T. Huế", "Thừa Thiên - Huế", "TP. Huế"],
  "48": ["TP.Đà Nẵng", "TPĐN", "Đ.Nẵng"],
  "66": ["Đắc Lắc", "Daklak"],
  "77": ["BRVT", "BR-VT", "Bà Rịa Vũng Tàu"],
  "79": ["HCM", "TPHCM", "TP.HCM", "T.P Hồ Chí Minh", "Sài Gòn", "SG", "Saigon"],
};

export function provinceText(
  random: Random,
  { code, name, city }: { code: string; name: string; city: boolean },
): string {
  const own = SPELLINGS[code];
  if (own && random.integer(2) === 0) return pick(random, own);
  return pick(random, city ? ["", "TP ", "Thành phố "] : ["", "", "Tỉnh ", "tỉnh ", "T. "]) + name;
}

const STREETS = [
  ..."Lê Lợi|Nguyễn Huệ|Hai Bà Trưng|Điện Biên Phủ|Quang Trung|Trần Duy Hưng|Xô Viết Nghệ Tĩnh|Hà Nội|Hải Phòng".split(
    "|",
  ),
  ..."Cao Bằng|Hậu Giang|Tân Sơn Nhì|Ba Đình|Lạng Sơn|Huế|Thống Nhất|Hoàng Sa|Cách Mạng Tháng 8|30/4|3 Tháng 2".split(
    "|",
  ),
];
const HAMLETS = ["Tân Lập", "Hòa Bình", "Đông", "Long Khánh", "Thanh Xuân", "Nà Pản", "Mới", "Bình Tân"];

/** What stands before the units: house and street, hamlet, road, industrial park. */
export function lead(random: Random): string {
  const number = 1 + random.integer(400);
  const other = 1 + random.integer(60);
  const street = pick(random, STREETS);
  return pick(random, [
    `${number} ${street}`,
    `Số ${number} ngõ ${number}/${other} ${street}`,
    `${number}/${other} đường ${street}`,
    `Hẻm ${number} ${street}`,
    `KP ${other}`,
    `Tổ ${other}, ấp ${pick(random, HAMLETS)}`,
    `thôn ${pick(random, HAMLETS)}`,
    `Km ${number} QL1A`,
    `Lô B${other} KCN ${pick(random, HAMLETS)}`,
    `Tạp hóa Cô Ba - 0903 ${100 + number} ${200 + other}, ${number} ${street}`,
  ]);
}

export const SEPARATORS = [", ", ", ", ", ", ",", " , ", " - ", "; ", " / ", "  "];
export const ENDS = ["", "", "", "", ", Việt Nam", ", VN", " 700000", " - ĐT: 0912345678", "."];

export const withoutMarks = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

const NEW_TONES: readonly (readonly [RegExp, string])[] = [
  [/òa(?!\p{L})/gu, "oà"],
  [/óa(?!\p{L})/gu, "oá"],
  [/ọa(?!\p{L})/gu, "oạ"],
  [/ủy(?!\p{L})/gu, "uỷ"],
  [/úy(?!\p{L})/gu, "uý"],
];

/** The text as another keyboard, habit or program writes it; true where its marks are lost. */
export function styled(random: Random, text: string): { text: string; unmarked: boolean } {
  switch (random.integer(9)) {
    case 0:
      return { text: withoutMarks(text), unmarked: true };
    case 1:
      return { text: withoutMarks(text).toUpperCase(), unmarked: true };
    case 2:
      return { text: text.toUpperCase(), unmarked: false };
    case 3:
      return { text: text.toLowerCase(), unmarked: false };
    case 4:
      return { text: text.normalize("NFD"), unmarked: false };
    case 5:
      return { text: NEW_TONES.reduce((whole, [old, tone]) => whole.replace(old, tone), text), unmarked: false };
    default:
      return { text, unmarked: false };
  }
}

/** One letter added, doubled, left out, replaced, or swapped with the next. */
export function misspelt(random: Random, text: string): string {
  const letters = [...text.normalize("NFC")];
  const at = pick(
    random,
    letters.flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : [])),
  );
  const letter = pick(random, [..."abcdeghiklmnopqrstuvxy"]);
  const next = letters[at + 1];
  switch (random.integer(5)) {
    case 0:
      letters.splice(at, 0, letter);
      break;
    case 1:
      letters.splice(at, 0, letters[at]!);
      break;
    case 2:
      letters.splice(at, 1);
      break;
    case 3:
      letters[at] = letter;
      break;
    default:
      if (next !== undefined && next !== " ") letters.splice(at, 2, next, letters[at]!);
      else letters.splice(at, 0, letters[at]!);
  }
  return letters.join("");
}
