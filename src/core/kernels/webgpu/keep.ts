// The counter-based generator of dropout/index.ts in WGSL: `keeps(i)` needs the uniforms of `keepUniforms`.

import { hash32 } from "../../lib/random.ts";
import { threshold } from "../dropout/index.ts";
import type { Shader } from "./program.ts";

export const KEEP_UNIFORMS: Shader["uniforms"] = [
  ["seed", "u32"],
  ["threshold", "u32"],
  ["scale", "f32"],
];

/** Values of KEEP_UNIFORMS: `scale` is what a kept value is multiplied by. */
export function keepUniforms(rate: number, seed: number): number[] {
  return [hash32(seed), threshold(rate), 1 / (1 - rate)];
}

export const KEEPS = `
fn hash32(value: u32) -> u32 {
  var x = value;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}
fn keeps(i: u32) -> f32 { return select(0.0, u.scale, hash32(i + u.seed) >= u.threshold); }
`;
