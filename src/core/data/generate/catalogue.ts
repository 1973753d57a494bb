// What the synthetic distributor sells: products with codes, names, prices, popularity and what tends to follow what.
// Brand names are invented.

import type { Random } from "../../lib/random.ts";

interface Family {
  /** First two characters of the product codes. */
  code: string;
  /** LOẠI SẢN PHẨM. */
  category: string;
  stems: string[];
  sizes: string[];
  /** Price range in đồng of one unit. */
  price: [number, number];
  /** Usual units on a line of a middling customer. */
  units: number;
  /** Month (0..11) of the highest demand and its strength (natural log). */
  peak: number;
  swing: number;
  /** How much more is wanted just before Tết. */
  tet: number;
}

// biome-ignore format: a table reads best as a table
const FAMILIES: Family[] = [
  { code: "NM", category: "Nước mắm", stems: ["Nước mắm", "Nước mắm cốt"], sizes: ["250ml", "500ml", "900ml"], price: [14000, 62000], units: 8, peak: 0, swing: 0.15, tet: 1.3 },
  { code: "DA", category: "Dầu ăn", stems: ["Dầu ăn", "Dầu nành"], sizes: ["400ml", "1L", "2L", "5L"], price: [21000, 210000], units: 6, peak: 0, swing: 0.2, tet: 1.5 },
  { code: "MI", category: "Mì, phở gói", stems: ["Mì tôm", "Phở bò", "Miến gà"], sizes: ["75g", "80g", "65g"], price: [3000, 9500], units: 60, peak: 8, swing: 0.3, tet: 0.8 },
  { code: "GA", category: "Gạo", stems: ["Gạo thơm", "Gạo dẻo", "Nếp"], sizes: ["2kg", "5kg", "10kg"], price: [32000, 260000], units: 5, peak: 0, swing: 0.1, tet: 1.3 },
  { code: "SU", category: "Sữa", stems: ["Sữa tươi", "Sữa đặc", "Sữa chua"], sizes: ["180ml", "380g", "1L"], price: [6000, 39000], units: 24, peak: 5, swing: 0.3, tet: 1.1 },
  { code: "BI", category: "Bia", stems: ["Bia lon", "Bia chai"], sizes: ["330ml", "450ml"], price: [11000, 22000], units: 48, peak: 5, swing: 0.5, tet: 2.8 },
  { code: "NN", category: "Nước ngọt", stems: ["Nước cam", "Nước ngọt", "Trà xanh"], sizes: ["320ml", "390ml", "1.5L"], price: [7000, 21000], units: 36, peak: 4, swing: 0.6, tet: 2.4 },
  { code: "NS", category: "Nước khoáng", stems: ["Nước suối", "Nước khoáng"], sizes: ["350ml", "500ml", "5L"], price: [3500, 32000], units: 40, peak: 5, swing: 0.7, tet: 1 },
  { code: "CF", category: "Cà phê", stems: ["Cà phê sữa", "Cà phê rang"], sizes: ["hộp 20", "500g"], price: [38000, 140000], units: 6, peak: 11, swing: 0.3, tet: 1.4 },
  { code: "TR", category: "Trà", stems: ["Trà lài", "Trà sen"], sizes: ["100g", "hộp 25"], price: [16000, 75000], units: 6, peak: 11, swing: 0.4, tet: 2 },
  { code: "BK", category: "Bánh kẹo", stems: ["Bánh quy", "Kẹo dừa", "Bánh gạo"], sizes: ["150g", "300g", "hộp 600g"], price: [9000, 120000], units: 12, peak: 8, swing: 0.35, tet: 3.2 },
  { code: "GV", category: "Gia vị", stems: ["Hạt nêm", "Bột ngọt", "Tương ớt"], sizes: ["200g", "400g", "1kg"], price: [9000, 68000], units: 10, peak: 0, swing: 0.15, tet: 1.4 },
  { code: "BG", category: "Bột giặt", stems: ["Bột giặt", "Nước giặt"], sizes: ["800g", "2.4kg", "3.8kg"], price: [24000, 185000], units: 6, peak: 6, swing: 0.3, tet: 1.4 },
  { code: "NX", category: "Nước xả", stems: ["Nước xả"], sizes: ["gói 20ml", "800ml", "1.8L"], price: [2000, 98000], units: 12, peak: 7, swing: 0.4, tet: 1.2 },
  { code: "DG", category: "Chăm sóc tóc", stems: ["Dầu gội", "Dầu xả"], sizes: ["gói 6g", "340g", "650g"], price: [2000, 145000], units: 10, peak: 5, swing: 0.2, tet: 1.2 },
  { code: "XP", category: "Xà phòng", stems: ["Sữa tắm", "Xà bông"], sizes: ["90g", "400g", "900g"], price: [9000, 135000], units: 8, peak: 5, swing: 0.4, tet: 1.1 },
  { code: "KD", category: "Răng miệng", stems: ["Kem răng", "Bàn chải"], sizes: ["100g", "180g", "vỉ 2"], price: [14000, 52000], units: 10, peak: 2, swing: 0.1, tet: 1.1 },
  { code: "GI", category: "Giấy", stems: ["Giấy vệ sinh", "Khăn giấy"], sizes: ["2 cuộn", "10 cuộn", "hộp"], price: [7000, 92000], units: 10, peak: 10, swing: 0.15, tet: 1.3 },
  { code: "TA", category: "Tã em bé", stems: ["Tã quần", "Tã dán"], sizes: ["M30", "L28", "XL26"], price: [85000, 265000], units: 3, peak: 9, swing: 0.25, tet: 0.9 },
  { code: "DH", category: "Đồ hộp", stems: ["Cá hộp", "Thịt hộp"], sizes: ["155g", "190g", "340g"], price: [14000, 58000], units: 12, peak: 9, swing: 0.5, tet: 1.2 },
  { code: "KE", category: "Kem", stems: ["Kem que", "Kem hộp"], sizes: ["60g", "450ml"], price: [6000, 65000], units: 20, peak: 4, swing: 0.9, tet: 0.6 },
  { code: "TX", category: "Diệt côn trùng", stems: ["Xịt muỗi", "Nhang muỗi"], sizes: ["300ml", "600ml", "hộp 10"], price: [9000, 72000], units: 6, peak: 6, swing: 0.8, tet: 0.8 },
];
const BRANDS = "Mekora,Tamora,Havina,Lumiko,Danota,Rosali,Sapaza,Kimbira,Volana,Benuta,Ozimi,Palota".split(",");
/** Products that may follow one product, and how often (the first most). */
export const SUCCESSORS = 5;
const SUCCESSOR_SHARES = [0.6, 0.2, 0.1, 0.06, 0.04];

export interface Catalogue {
  /** P, number of products. */
  count: number;
  codes: string[];
  names: string[];
  categories: string[];
  /** [P] index of the product's series (the first four characters of its code). */
  series: Int32Array;
  seriesCount: number;
  /** [P] list price in đồng at the start. */
  price: Float64Array;
  /** [P] usual units on a line of a middling customer. */
  units: Float64Array;
  /** [P] share of the market out of season; sums to 1. */
  popularity: Float64Array;
  /** [P] day of the year of highest demand, its strength, and the lift before Tết. */
  peakDay: Float64Array;
  swing: Float64Array;
  tet: Float64Array;
  /** [P, SUCCESSORS] products that tend to come in the visit after this one, with shares that sum to 1. */
  successors: Int32Array;
  successorShares: Float64Array;
}

/** Makes `count` products; popularity falls like a Zipf law, over the families in random order. */
export function makeCatalogue(count: number, rng: Random): Catalogue {
  const catalogue: Catalogue = {
    count,
    codes: [],
    names: [],
    categories: [],
    series: new Int32Array(count),
    seriesCount: 0,
    price: new Float64Array(count),
    units: new Float64Array(count),
    popularity: new Float64Array(count),
    peakDay: new Float64Array(count),
    swing: new Float64Array(count),
    tet: new Float64Array(count),
    successors: new Int32Array(count * SUCCESSORS),
    successorShares: new Float64Array(count * SUCCESSORS),
  };
  const seriesIndex = new Map<string, number>();
  let total = 0;
  for (let p = 0; p < count; p++) {
    const family = FAMILIES[rng.integer(FAMILIES.length)];
    const brand = rng.integer(BRANDS.length);
    const size = rng.integer(family.sizes.length);
    const series = `${family.code}${String(brand + 1).padStart(2, "0")}`;
    if (!seriesIndex.has(series)) seriesIndex.set(series, seriesIndex.size);
    catalogue.series[p] = seriesIndex.get(series) as number;
    catalogue.codes.push(`${series}${String(p + 1).padStart(4, "0")}`);
    catalogue.names.push(`${family.stems[rng.integer(family.stems.length)]} ${BRANDS[brand]} ${family.sizes[size]}`);
    catalogue.categories.push(family.category);
    const [low, high] = family.price;
    const place = (size + rng.uniform()) / family.sizes.length;
    catalogue.price[p] = Math.max(500, Math.round((low * (high / low) ** place) / 500) * 500);
    catalogue.units[p] = Math.max(1, family.units * Math.exp(0.3 * rng.normal()) * (1.4 - 0.8 * place));
    catalogue.peakDay[p] = (family.peak + 0.5) * 30.4;
    catalogue.swing[p] = family.swing;
    catalogue.tet[p] = family.tet;
    catalogue.popularity[p] = (p + 2) ** -1.05;
    total += catalogue.popularity[p];
  }
  for (let p = 0; p < count; p++) catalogue.popularity[p] /= total;
  catalogue.seriesCount = seriesIndex.size;
  chooseSuccessors(catalogue, rng);
  return catalogue;
}

/** Successors are drawn anywhere, somewhat more from what sells well; never the product itself, never one twice. */
function chooseSuccessors(catalogue: Catalogue, rng: Random): void {
  const { count, successors, successorShares } = catalogue;
  const kept = Math.min(SUCCESSORS, count - 1);
  const shares = SUCCESSOR_SHARES.slice(0, kept);
  const sum = shares.reduce((a, b) => a + b, 0);
  for (let p = 0; p < count; p++) {
    const chosen: number[] = [];
    while (chosen.length < kept) {
      const q = Math.floor(count * rng.uniform() ** 1.9);
      if (q !== p && !chosen.includes(q)) chosen.push(q);
    }
    for (let k = 0; k < kept; k++) {
      successors[p * SUCCESSORS + k] = chosen[k];
      successorShares[p * SUCCESSORS + k] = shares[k] / sum;
    }
  }
}
