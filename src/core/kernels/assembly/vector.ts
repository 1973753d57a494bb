// Four-lane arithmetic: fused multiply-add where the CPU has it, and exp, sigmoid and tanh within 1e-6 relative.

/** a · b + c. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

@inline
export function sumLanes(a: v128): f32 {
  const pairs = f32x4.add(a, f32x4.shuffle(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

@inline
export function maxLanes(a: v128): f32 {
  const pairs = f32x4.pmax(a, f32x4.shuffle(a, a, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

// exp(x) = 2^n · exp(r), |r| ≤ ln 2 / 2. Adding 1.5 · 2²³ rounds to the integer n, whose low bits then sit in the mantissa.
@inline
function rounded(x: v128): v128 {
  return madd(x, f32x4.splat(1.44269504), f32x4.splat(12582912));
}

@inline
function remainder(x: v128, n: v128): v128 {
  return madd(n, f32x4.splat(2.12194440e-4), madd(n, f32x4.splat(-0.693359375), x));
}

@inline
function powerOfTwo(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
}

/** exp(r) − 1 for |r| ≤ 0.35, relative error 4e-7. */
@inline
function expm1Small(r: v128): v128 {
  let p = madd(r, f32x4.splat(1.0 / 720.0), f32x4.splat(1.0 / 120.0));
  p = madd(p, r, f32x4.splat(1.0 / 24.0));
  p = madd(p, r, f32x4.splat(1.0 / 6.0));
  p = madd(p, r, f32x4.splat(0.5));
  return madd(f32x4.mul(p, r), r, r);
}

/** exp(x), with x held to −87 … 88. */
@inline
export function exp4(x: v128): v128 {
  // pmin and pmax are one instruction each and pass a NaN on
  const held = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(88));
  const shifted = rounded(held);
  const r = remainder(held, f32x4.sub(shifted, f32x4.splat(12582912)));
  const scale = powerOfTwo(shifted);
  return madd(expm1Small(r), scale, scale);
}

@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** tanh(x) = (e²ˣ − 1) / (e²ˣ + 1), the numerator without cancellation near 0. */
@inline
export function tanh4(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(f32x4.add(x, x), f32x4.splat(-40)), f32x4.splat(40));
  const shifted = rounded(held);
  const r = remainder(held, f32x4.sub(shifted, f32x4.splat(12582912)));
  const scale = powerOfTwo(shifted);
  const numerator = madd(expm1Small(r), scale, f32x4.sub(scale, f32x4.splat(1)));
  return f32x4.div(numerator, f32x4.add(numerator, f32x4.splat(2)));
}
