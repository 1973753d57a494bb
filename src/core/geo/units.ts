// Words beside a name that say what it is: a kind of unit ("P.", "huyện", "District"), or a street that is no place.

import { syllable } from "./normalise.ts";

/** Bits of unit kinds; thành phố may be a province or a district. */
export const UNIT = { province: 1, city: 2, urbanDistrict: 4, ruralDistrict: 8, town: 16 } as const;
export const WARD_UNIT = { ward: 32, commune: 64, townlet: 128, zone: 256 } as const;
export const PROVINCE_UNITS = UNIT.province | UNIT.city;
export const DISTRICT_UNITS = UNIT.city | UNIT.urbanDistrict | UNIT.ruralDistrict | UNIT.town;
export const WARD_UNITS = WARD_UNIT.ward | WARD_UNIT.commune | WARD_UNIT.townlet | WARD_UNIT.zone;

/** Spellings of unit words; each also stands without its marks. "f" is the south's "phường" and needs a number. */
const SPELLINGS: [kind: number, spellings: string[]][] = [
  [UNIT.province, ["tỉnh", "t", "province", "prov"]],
  [UNIT.city, ["thành phố", "tp", "t p", "t phố", "city", "thủ đô"]],
  [UNIT.urbanDistrict, ["quận", "q"]],
  [UNIT.ruralDistrict, ["huyện", "h", "huyện đảo"]],
  [UNIT.town, ["thị xã", "tx", "t x"]],
  [WARD_UNIT.ward, ["phường", "p", "ph", "phưòng", "phuờng", "ward"]],
  [WARD_UNIT.commune, ["xã", "x", "commune"]],
  [WARD_UNIT.townlet, ["thị trấn", "tt", "t t", "townlet"]],
  [WARD_UNIT.zone, ["đặc khu", "đk"]],
  [UNIT.urbanDistrict | UNIT.ruralDistrict | UNIT.town, ["district", "dist"]],
  [UNIT.town | WARD_UNIT.townlet, ["town"]],
];

/** English puts the kind behind the name: "Thu Duc City". */
export const SUFFIXES = new Set(["city", "town", "district", "dist", "ward", "province", "prov", "commune", "townlet"]);

/** These stand for a unit only before a number: "D1", "F.12". */
export const NUMBERED = new Map([
  ["d", UNIT.urbanDistrict],
  ["f", WARD_UNIT.ward as number],
]);

/** What follows is a street's name, whatever else is called so. */
const STREET_WORDS = ["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt", "lộ", "street", "số", "đg", "đ"];
/** Roads called by a number ("quốc lộ 13" by its last word): the name behind the number is elsewhere. */
const ROAD_WORDS = ["ql", "tl", "hl", "đt", "lộ", "km"];
/** Hamlets, blocks and plots: a name directly behind is theirs, a name behind their number may be a place. */
const NUMBERED_PARTS = [
  "tổ",
  "ấp",
  "thôn",
  "xóm",
  "kp",
  "phố",
  "bản",
  "buôn",
  "đội",
  "tdp",
  "lô",
  "kcn",
  "khóm",
  "khu",
  "làng",
  "sóc",
  "chợ",
  "ccn",
  "kcx",
  "kdc",
  "kđt",
];
/** A place's name behind one of these is where the customer is, and not a part of his own name. */
const LOCATIVES = ["kho", "nhánh", "cn", "vp", "npp", "lẻ", "sỉ", "tại", "kv", "vực", "gần"];
/** A man's or a woman's name follows; in their marked forms. "Bac" without its mark is Bắc. */
export const TITLES = new Set(
  ["anh", "chị", "chi", "cô", "co", "chú", "chu", "bác", "ông", "ong", "bà", "ba", "em", "cậu", "dì"].map(
    (title) => syllable(title).marked,
  ),
);
/** Other countries, unmarked and in one word. */
export const ABROAD = new Set(
  (
    "trungquoc china thailan thailand campuchia cambodia lao laos hanquoc korea nhatban japan malaysia indonesia " +
    "philippines myanmar dailoan taiwan singapore hoaki usa australia france germany canada russia ando india"
  ).split(" "),
);
/** What stands before a telephone number. */
export const TELEPHONE_WORDS = new Set(
  "đt dt sđt sdt tel phone lh hotline mobile zalo fax đtdđ dtdd điện thoại dien thoai liên hệ lien he".split(" "),
);
/** These join two names of equal rank. */
export const CONJUNCTIONS = new Set(["va", "and", "hoac"]);
/** A name in front of these is a street's. */
export const STREET_SUFFIXES = new Set(["street", "st", "road", "rd", "avenue", "ave"]);

const unitBySpelling = new Map<string, number>();
for (const [kind, spellings] of SPELLINGS) addSpellings(unitBySpelling, spellings, kind);
const streetSpellings = new Map<string, number>();
addSpellings(streetSpellings, STREET_WORDS, 1);
const roadSpellings = new Map<string, number>();
addSpellings(roadSpellings, ROAD_WORDS, 1);
const partSpellings = new Map<string, number>();
addSpellings(partSpellings, NUMBERED_PARTS, 1);
const locativeSpellings = new Map<string, number>();
addSpellings(locativeSpellings, LOCATIVES, 1);

function addSpellings(map: Map<string, number>, spellings: string[], value: number): void {
  for (const spelling of spellings) {
    const forms = spelling.split(" ").map(syllable);
    map.set(forms.map((form) => form.marked).join(" "), value);
    map.set(forms.map((form) => form.fold).join(" "), value);
  }
}

const pairStarts = new Set(
  [...unitBySpelling.keys()].filter((key) => key.includes(" ")).map((key) => key.split(" ")[0]!),
);

/** Whether a word may begin a unit of two words ("thành phố"). */
export function startsUnitPair(marked: string): boolean {
  return pairStarts.has(marked);
}

/** Kinds of unit that this word, or these two, stand for; 0 for none. Words in their marked form. */
export function unitOf(marked: string): number {
  return unitBySpelling.get(marked) ?? 0;
}

export function isStreetWord(marked: string): boolean {
  return streetSpellings.has(marked);
}

export function isRoadWord(marked: string): boolean {
  return roadSpellings.has(marked);
}

export function isNumberedPart(marked: string): boolean {
  return partSpellings.has(marked);
}

export function isLocative(marked: string): boolean {
  return locativeSpellings.has(marked);
}

/** Names of people and days that streets everywhere carry: a place only when a unit word or a district says so. */
export const STREET_NAMES = [
  "Nguyễn Trãi",
  "Lê Lợi",
  "Trần Hưng Đạo",
  "Quang Trung",
  "Lê Hồng Phong",
  "Hùng Vương",
  "Nguyễn Huệ",
  "Ngô Quyền",
  "Trần Phú",
  "Lý Thường Kiệt",
  "Hai Bà Trưng",
  "Bà Triệu",
  "Phan Bội Châu",
  "Phan Chu Trinh",
  "Phan Đình Phùng",
  "Nguyễn Du",
  "Lê Lai",
  "Lê Duẩn",
  "Võ Thị Sáu",
  "Nguyễn Văn Cừ",
  "Nguyễn Thị Minh Khai",
  "Điện Biên Phủ",
  "Lê Thánh Tông",
  "Lê Đại Hành",
  "Nguyễn Bỉnh Khiêm",
  "Hoàng Văn Thụ",
  "Hoàng Diệu",
  "Ngô Gia Tự",
  "Tô Hiệu",
  "Trần Nguyên Hãn",
  "Cách Mạng Tháng Tám",
  "Lạc Long Quân",
  "Âu Cơ",
  "Phạm Ngũ Lão",
  "Trường Chinh",
  "Hoàng Sa",
  "Trường Sa",
  "Nguyễn Đình Chiểu",
  "Lý Tự Trọng",
  "Trần Quốc Toản",
  "Đinh Tiên Hoàng",
  "Lê Quý Đôn",
  "Yết Kiêu",
  "Nguyễn Văn Linh",
  "Phạm Văn Đồng",
  "Võ Nguyên Giáp",
  "Giải Phóng",
  "Thống Nhất",
  "Nguyễn Công Trứ",
  "Chu Văn An",
  "Ngô Thì Nhậm",
  "Bạch Đằng",
  "Lam Sơn",
  "Hòa Bình",
  "Độc Lập",
  "Lê Chân",
  "Nguyễn Thái Học",
  "Lý Thái Tổ",
  "Trần Nhân Tông",
  "Trần Quang Khải",
  "Đống Đa",
  "Mai Hắc Đế",
  "Đồng Khởi",
  "Tôn Đức Thắng",
  "Hàm Nghi",
  "Đề Thám",
];
