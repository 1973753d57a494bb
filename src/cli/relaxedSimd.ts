// V8 11.3, which is in Node 20, knows relaxed SIMD and has it behind a flag; later ones have it switched on.

import { setFlagsFromString } from "node:v8";
import { hasRelaxedSimd } from "../core/kernels/wasm/module.ts";

/**
 * Lets this process use fused multiply-add in WebAssembly where its engine has it switched off. Before the first kernel is compiled, in
 * a process of one's own: it changes all that V8 compiles from here on.
 */
export function allowRelaxedSimd(): void {
  if (!hasRelaxedSimd() && process.versions.v8.startsWith("11.3."))
    setFlagsFromString("--experimental-wasm-relaxed-simd");
}
