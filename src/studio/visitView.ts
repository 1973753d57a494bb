// How visit lists are made: remembered from visit to visit.

import type { Horizon } from "../core/orders/orderChances.ts";
import { HORIZONS } from "../core/retention/dueReport.ts";
import { createRememberedView } from "./rememberedView.ts";
import type { TextStore } from "./settings.ts";

/** A printed sheet for each of these, or one for all. */
export const SHEETS = ["all", "salesperson", "route", "province"] as const;
export type Sheets = (typeof SHEETS)[number];
export const MOST_PRODUCTS = 20;

export interface VisitView {
  /** Days that the chance of an order counts over. */
  horizon: Horizon;
  /** Products told of each customer, 1 to MOST_PRODUCTS. */
  products: number;
  sheets: Sheets;
}

export const DEFAULT_VISITS: VisitView = { horizon: 7, products: 5, sheets: "all" };

const KEY = "sales-studio.visits";

export type VisitViewStore = ReturnType<typeof createVisitView>;

/** The view as it was left; each change is remembered. */
export const createVisitView = (storage: TextStore) => createRememberedView(storage, KEY, readView);

/** What was remembered, as far as it fits. */
function readView({ horizon, products, sheets }: Readonly<Record<string, unknown>>): VisitView {
  const isCount = Number.isInteger(products) && Number(products) >= 1 && Number(products) <= MOST_PRODUCTS;
  return {
    horizon: HORIZONS.find((each) => each === horizon) ?? DEFAULT_VISITS.horizon,
    products: isCount ? Number(products) : DEFAULT_VISITS.products,
    sheets: SHEETS.find((each) => each === sheets) ?? DEFAULT_VISITS.sheets,
  };
}
