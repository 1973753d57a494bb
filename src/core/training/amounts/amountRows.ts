// Targets as the amounts network is trained on them, and what it says of them.

/** Encoded targets: what the network reads, and what happened. */
export interface AmountRows {
  count: number;
  inputs: Float32Array; // [n, INPUT_COUNT]
  choices: Float32Array; // [n, MEASURE_COUNT, CHOICES]
  product: Int32Array; // [n]
  /** 1 where the customer had bought the product before. */
  own: Uint8Array;
  /** ln of the gross amount that no median exceeds, NaN for none. */
  largest: Float64Array; // [n]
  measures: Float64Array; // [n, MEASURE_COUNT], NaN where the line has none
  quantity: Float64Array; // [n]
  revenue: Float64Array; // [n]
  discount: Float64Array; // [n]
}

/** Medians of encoded rows. */
export interface SaidRows {
  quantity: Float64Array;
  amount: Float64Array;
  discount: Float64Array;
}
