// Which shader variant is the faster on a device: a recurrent layer, a product and a norm of middling size, forward and
// backward, in each.

import { setBackend } from "@tensorflow/tfjs-core";
import { random } from "../../lib/random.ts";
import { layerNormCase, linearCase, lstmCase } from "../cases.ts";
import { runCase } from "../compare.ts";
import { compileAhead } from "./program.ts";
import { setVariant, type Variant } from "./variant.ts";

export interface Measured {
  variant: Variant;
  /** Milliseconds of all cases together, the best of the rounds. */
  times: Record<Variant, number>;
}

export interface Measuring {
  /** Rounds that count. */
  rounds?: number;
  /** Of the sizes of the cases. */
  scale?: number;
}

const VARIANTS: Variant[] = ["tiled", "direct"];

/** Measures both variants on the backend "webgpu" and sets the faster one. */
export async function measureVariants(device: GPUDevice, { rounds = 4, scale = 1 }: Measuring = {}): Promise<Measured> {
  await setBackend("webgpu");
  const rng = random(1);
  const sized = (size: number): number => Math.max(1, Math.round(size * scale));
  const cases = [
    lstmCase(rng, sized(64), 12, sized(64), sized(64), true),
    linearCase(rng, sized(768), sized(256), sized(256), "relu"),
    layerNormCase(rng, sized(768), sized(256), true, "none"),
  ];
  const times: Record<Variant, number> = { tiled: Number.POSITIVE_INFINITY, direct: Number.POSITIVE_INFINITY };
  for (const variant of VARIANTS) {
    setVariant(device, variant);
    await compileAhead(device, () => {
      for (const test of cases) for (const each of runCase(test)) each.dispose();
    });
    // The first round fills pools and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const tensors = cases.flatMap(runCase);
      await tensors.at(-1)!.data();
      const spent = performance.now() - started;
      for (const each of tensors) each.dispose();
      if (round > 0) times[variant] = Math.min(times[variant], spent);
    }
  }
  const variant = times.direct < times.tiled ? "direct" : "tiled";
  setVariant(device, variant);
  return { variant, times };
}
