// Where the model looks in a batch: over the steps of a history, over the scales of the periods, and how much its memory
// says.

/** For n rows; each row's weights sum to 1. */
export interface Attention {
  /** L, padded length of a history. */
  length: number;
  /** [n, L] how much each step is looked at, oldest first; 0 where padded. */
  steps: Float32Array;
  /** [n] */
  lengths: Int32Array;
  /** [n, S] in the order of the model's scales; empty where it has none. */
  scales: Float32Array;
  /** [n, 1 + M] how much the answer is the model's own, and of each part of the memory; null without memory. */
  gate: Float32Array | null;
}

/**
 * How much each step is looked at: attention weights [B, heads, L, L] (from, to) averaged over the heads and over the valid
 * steps that look; [B, L], each row summing to 1.
 */
export function receivedAttention(
  weights: Float32Array,
  heads: number,
  length: number,
  lengths: Int32Array,
): Float32Array {
  const received = new Float32Array(lengths.length * length);
  for (const [row, valid] of lengths.entries()) {
    const out = received.subarray(row * length, row * length + valid);
    for (let head = 0; head < heads; head++) {
      for (let from = 0; from < valid; from++) {
        const at = ((row * heads + head) * length + from) * length;
        for (let to = 0; to < valid; to++) out[to]! += weights[at + to]! / (heads * valid);
      }
    }
  }
  return received;
}

/** Weights [B, heads, S] averaged over the heads: [B, S]. */
export function meanOverHeads(weights: Float32Array, heads: number, width: number): Float32Array {
  const mean = new Float32Array(weights.length / heads);
  for (let i = 0; i < weights.length; i++) {
    const row = Math.floor(i / (heads * width));
    mean[row * width + (i % width)]! += weights[i]! / heads;
  }
  return mean;
}

/** Softmax of each row of logits [n, width]. */
export function softmaxRows(logits: Float32Array, width: number): Float32Array {
  const shares = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += width) {
    const row = logits.subarray(at, at + width);
    const most = row.reduce((high, x) => Math.max(high, x), Number.NEGATIVE_INFINITY);
    const sum = row.reduce((total, x) => total + Math.exp(x - most), 0);
    for (let i = 0; i < width; i++) shares[at + i] = Math.exp(row[i]! - most) / sum;
  }
  return shares;
}

/**
 * The mean of what several networks look at in the same batch; one network's is given back as it is. Without a gate where
 * their memories differ.
 */
export function meanOfNetworks(each: readonly Attention[]): Attention {
  const [first, ...others] = each;
  if (!first) throw new RangeError("no network to average attention over");
  if (others.length === 0) return first;
  const mean = (of: (attention: Attention) => Float32Array): Float32Array =>
    of(first).map((_, i) => each.reduce((sum, attention) => sum + of(attention)[i]!, 0) / each.length);
  const alike = others.every(({ gate }) => gate?.length === first.gate?.length);
  return {
    ...first,
    steps: mean(({ steps }) => steps),
    scales: mean(({ scales }) => scales),
    gate: first.gate && alike ? mean(({ gate }) => gate!) : null,
  };
}
