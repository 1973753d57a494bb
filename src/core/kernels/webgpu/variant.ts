// Which shaders a device runs: "tiled" works through workgroup memory and barriers, as GPUs like it; "direct" has neither,
// because a software adapter pays two to four times for every barrier.

export type Variant = "tiled" | "direct";

const chosen = new WeakMap<GPUDevice, Variant>();

/** The first guess, before anything is measured. */
export function chooseVariant(software: boolean): Variant {
  return software ? "direct" : "tiled";
}

export function setVariant(device: GPUDevice, variant: Variant): void {
  chosen.set(device, variant);
}

export function variantOf(device: GPUDevice): Variant {
  return chosen.get(device) ?? "tiled";
}

/** Threads that share one row of a row-wise reduction: a workgroup, or one thread alone. */
export function lanesOf(device: GPUDevice): number {
  return variantOf(device) === "tiled" ? 64 : 1;
}
