// What sells: products by revenue with their classes, price tiers, families.

import { belongingTask } from "../data/lines/dimensions.ts";
import { discountAmount, discountShare } from "../data/lines/discountAmount.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { ProductPrices } from "../features/productPrices.ts";
import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";

export const CLASSES = ["A", "B", "C"] as const;
export type ProductClass = (typeof CLASSES)[number];
/** Share of revenue at which A and B end. */
export const CLASS_ENDS = { A: 0.8, B: 0.95 } as const;

export interface Sales {
  products: number;
  lines: number;
  quantity: number;
  revenue: number;
}

export interface ProductRow {
  product: string;
  name: string;
  family: string;
  /** Of its latest line that names one; empty where none does. */
  category: string;
  lines: number;
  quantity: number;
  revenue: number;
  /** Money off, and its share of the gross amount (NaN where there is none): see data/lines/discountAmount.ts. */
  discount: number;
  discountShare: number;
  /** Median net unit price over all lines; NaN without one. */
  price: number;
  /** 1..5; 0 without a price. */
  tier: number;
  /** Share of the revenue (of the lines, where the file has no money) of this product and all before it. */
  cumulative: number;
  class: ProductClass;
}

export interface FamilyRow extends Sales {
  family: string;
}

export interface ProductReport {
  all: Sales;
  /** Products with a line, most revenue first (most lines where the file has no money), ties by code. */
  rows: ProductRow[];
  classes: Record<ProductClass, Sales>;
  /** By tier 1..5; [0] is that of products without a price. */
  tiers: Sales[];
  thresholds: number[];
  /** In the order of the products. */
  families: FamilyRow[];
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** The report of these lines; sums are exact. A product's family is that of its first line. */
export function* productReport(lines: SaleLines, prices: ProductPrices): CooperativeTask<ProductReport> {
  const { codes, values } = lines.product;
  const count = new Uint32Array(values.length);
  const family = new Int32Array(values.length).fill(-1);
  const quantity = values.map(() => new ExactSum());
  const revenue = values.map(() => new ExactSum());
  const off = values.map(() => new ExactSum());
  const withDiscounts = lines.has.discount && lines.has.revenue;
  const categories = yield* asPart(belongingTask(lines, "product", "category"), 0, 0.2);
  for (let i = 0; i < lines.count; i++) {
    const code = codes[i]!;
    if (count[code]!++ === 0) family[code] = lines.family.codes[i]!;
    quantity[code]!.add(lines.quantity[i]!);
    revenue[code]!.add(lines.revenue[i]!);
    if (withDiscounts) off[code]!.add(discountAmount(lines.revenue[i]!, lines.discount[i]!));
    if (i % PIECE === PIECE - 1) yield 0.2 + (0.8 * (i + 1)) / lines.count;
  }
  const weights = lines.has.revenue ? Float64Array.from(revenue, (sum) => sum.value()) : Float64Array.from(count);
  const order = [...count.keys()].filter((code) => count[code]! > 0);
  order.sort((a, b) => weights[b]! - weights[a]! || (values[a]! < values[b]! ? -1 : 1));
  // Products that brought back more than they brought have no share.
  const whole = order.reduce((sum, code) => sum + Math.max(0, weights[code]!), 0);
  let before = 0;
  const rows = order.map((code): ProductRow => {
    const share = whole > 0 ? before / whole : 0;
    before += Math.max(0, weights[code]!);
    return {
      product: values[code]!,
      name: lines.productNames[code] ?? "",
      family: lines.family.values[family[code]!] ?? "",
      category: lines.category?.values[categories.codes[code]!] ?? "",
      lines: count[code]!,
      quantity: quantity[code]!.value(),
      revenue: revenue[code]!.value(),
      discount: off[code]!.value(),
      discountShare: discountShare(revenue[code]!.value(), off[code]!.value()),
      price: prices.medians[code]!,
      tier: prices.tiers[code]!,
      cumulative: whole > 0 ? before / whole : Number.NaN,
      class: share < CLASS_ENDS.A ? "A" : share < CLASS_ENDS.B ? "B" : "C",
    };
  });
  const families = new Map<string, ProductRow[]>();
  for (const row of rows) families.set(row.family, [...(families.get(row.family) ?? []), row]);
  return {
    all: salesOf(rows),
    rows,
    classes: {
      A: salesOf(rows.filter((row) => row.class === "A")),
      B: salesOf(rows.filter((row) => row.class === "B")),
      C: salesOf(rows.filter((row) => row.class === "C")),
    },
    tiers: Array.from({ length: 6 }, (_, tier) => salesOf(rows.filter((row) => row.tier === tier))),
    thresholds: prices.thresholds,
    families: [...families].map(([name, own]) => ({ family: name, ...salesOf(own) })),
  };
}

function salesOf(rows: readonly ProductRow[]): Sales {
  const [quantity, revenue] = [new ExactSum(), new ExactSum()];
  let lines = 0;
  for (const row of rows) {
    lines += row.lines;
    quantity.add(row.quantity);
    revenue.add(row.revenue);
  }
  return { products: rows.length, lines, quantity: quantity.value(), revenue: revenue.value() };
}
