// Seeded random numbers: every run, sample and test repeats from one integer seed.

/**
 * A 32-bit avalanche hash: the counter-based generator behind dropout and seeds. lowbias32, public domain,
 * https://github.com/skeeto/hash-prospector.
 */
export function hash32(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A 32-bit hash of a text's code units. */
export function hashText(text: string, seed: number): number {
  let hash = hash32(seed);
  for (let i = 0; i < text.length; i++) hash = hash32(hash ^ text.charCodeAt(i));
  return hash;
}

/** A seeded stream of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in [0, bound). */
  integer(bound: number): number;
  /** Standard normal. */
  normal(): number;
}

/**
 * xoshiro128** seeded by splitmix-style hashing of one integer.
 * Blackman and Vigna (2021), https://arxiv.org/abs/1805.01407.
 */
export function random(seed: number): Random {
  let a = hash32(seed ^ 0x9e3779b9);
  let b = hash32(a ^ 0x85ebca6b);
  let c = hash32(b ^ 0xc2b2ae35);
  let d = hash32(c ^ 0x27d4eb2f) | 1;
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const uniform = (): number => (next() * 2097152 + (next() >>> 11)) / 9007199254740992;
  return {
    uniform,
    integer: (bound) => Math.floor(uniform() * bound),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** Shuffles in place and returns the same array. Fisher–Yates: Durstenfeld (1964), https://doi.org/10.1145/364520.364540. */
export function shuffle<T extends Uint32Array | Int32Array | unknown[]>(items: T, rng: Random): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    const held = items[i];
    items[i] = items[j] as never;
    items[j] = held as never;
  }
  return items;
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
