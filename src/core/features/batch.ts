// One training batch on the host side: flat typed arrays in the model's input shapes.

export const SCALES = ["week", "month", "quarter", "year"] as const;
export type Scale = (typeof SCALES)[number];
/** Days per period and number of periods of each scale. */
export const SCALE_DAYS: Record<Scale, number> = { week: 7, month: 30, quarter: 91, year: 365 };
export const SCALE_PERIODS: Record<Scale, number> = { week: 8, month: 12, quarter: 8, year: 3 };

export interface Batch {
  /** B, number of rows. */
  size: number;
  /** L, padded sequence length. */
  length: number;
  products: Int32Array; // [B, L] oldest first, right-padded with 0
  steps: Float32Array; // [B, L, Fs] 0 where padded
  lengths: Int32Array; // [B] 1..L
  periods: Record<Scale, Float32Array>; // [B, K, Fp] oldest first
  customer: Float32Array; // [B, Fc]
  province: Int32Array; // [B] 0 = unknown, 1..34
  /** [B, EVIDENCE_COUNT] how much the memory has to go by, for its gate (memory/parts.ts). */
  evidence: Float32Array;
  target: {
    /** [B] vocabulary id; 0 where the target product is unknown, so that the loss ignores it. */
    product: Int32Array;
    quantity: Float32Array; // [B] standardised log1p
    revenue: Float32Array; // [B] standardised log1p
    discount: Float32Array; // [B] fraction 0..1
    /** [B, PART_COUNT] the target product's share in each part of the memory, in the order of MEMORY_PARTS. */
    counted: Float32Array;
  };
}
