// Joins the shapes of the npm package @svg-maps/vietnam (CC BY 4.0), the 63 provinces before July 2025 and two
// archipelagos, to the 34 provinces of today.

import { PROVINCES } from "./provinces.ts";

/** Shape id in the package and the code of the old province it belongs to; both archipelagos are shapes of their own. */
// biome-ignore format: a table
const SHAPES: readonly (readonly [id: string, code63: string])[] = [
  ["angiang", "89"], ["baria", "77"], ["baclieu", "95"], ["bacgiang", "24"], ["backan", "06"], ["bacninh", "27"],
  ["bentre", "83"], ["binhduong", "74"], ["binhdinh", "52"], ["binhphuoc", "70"], ["binhthuan", "60"],
  ["camau", "96"], ["caobang", "04"], ["cantho", "92"], ["danang", "48"], ["daklak", "66"], ["daknong", "67"],
  ["dongnai", "75"], ["dongthap", "87"], ["dienbien", "11"], ["gialai", "64"], ["hagiang", "02"], ["hanam", "35"],
  ["hanoi", "01"], ["hatinh", "42"], ["haiduong", "30"], ["haiphong", "31"], ["haugiang", "93"], ["hoabinh", "17"],
  ["hcm", "79"], ["hoangsa", "48"], ["hungyen", "33"], ["khanhhoa", "56"], ["kiengiang", "91"], ["kontum", "62"],
  ["lamdong", "68"], ["langson", "20"], ["laichau", "12"], ["laocai", "10"], ["longan", "80"], ["namdinh", "36"],
  ["ninhbinh", "37"], ["ninhthuan", "58"], ["nghean", "40"], ["phutho", "25"], ["phuyen", "54"], ["quangbinh", "44"],
  ["quangnam", "49"], ["quangngai", "51"], ["quangninh", "22"], ["quangtri", "45"], ["sonla", "14"],
  ["soctrang", "94"], ["tayninh", "72"], ["thanhhoa", "38"], ["thaibinh", "34"], ["thainguyen", "19"],
  ["tthue", "46"], ["tiengiang", "82"], ["travinh", "84"], ["truongsa", "56"], ["tuyenquang", "08"],
  ["vinhlong", "86"], ["vinhphuc", "26"], ["yenbai", "15"],
];

const provinceByCode63 = new Map(PROVINCES.flatMap((province) => province.merged63.map((code) => [code, province.id])));

export interface MapShape {
  /** Id of the shape in the package. */
  shape: string;
  /** Code of the province of before July 2025. */
  province63: string;
  /** Id 1..34 of today's province. */
  province34: number;
}

/** Every shape of the map with its provinces; shapes of one `province34` are coloured alike. */
export const MAP_SHAPES: readonly MapShape[] = SHAPES.map(([shape, province63]) => ({
  shape,
  province63,
  province34: provinceByCode63.get(province63)!,
}));
