// Names of the customer and period features in column order, and how each enters the model; light, for the page too.

import type { FeatureSpec } from "./scaling.ts";

const logged = (name: string): FeatureSpec => ({ name, log: true, scale: true });
const plain = (name: string, divisor = 1): FeatureSpec => ({ name, log: false, scale: false, divisor });

export const CUSTOMER_FEATURES: readonly FeatureSpec[] = [
  logged("recency_days"),
  logged("frequency"),
  logged("monetary"),
  logged("tenure_days"),
  logged("mean_visit_value"),
  logged("gap_mean_days"),
  logged("gap_deviation_days"),
  logged("distinct_products"),
  logged("distinct_families"),
  logged("mean_quantity"),
  plain("mean_discount"),
  plain("discounted_share"),
  plain("r_score", 5),
  plain("f_score", 5),
  plain("m_score", 5),
  logged("lifetime_value"),
  plain("mobile_share"),
  plain("walk_in"),
  { name: "latitude", log: false, scale: true },
  { name: "longitude", log: false, scale: true },
  logged("km_province_centre"),
  logged("km_salesperson_base"),
  logged("km_hanoi"),
  logged("km_danang"),
  logged("km_hcmc"),
  plain("urban"),
  plain("month_sin"),
  plain("month_cos"),
  plain("weekday_sin"),
  plain("weekday_cos"),
  plain("days_to_tet", 60),
];
export const CUSTOMER_COUNT = CUSTOMER_FEATURES.length;

export const PERIOD_FEATURES: readonly FeatureSpec[] = [
  { name: "revenue", log: true, scale: true },
  { name: "quantity", log: true, scale: true },
  { name: "visits", log: true, scale: true },
  { name: "discount", log: false, scale: false },
  { name: "change", log: false, scale: false },
];
export const PERIOD_COUNT = PERIOD_FEATURES.length;
