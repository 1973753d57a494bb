// Which device trains, by name and in words.

import type { Message } from "../lib/message.ts";

export const BACKENDS = ["webgpu", "wasm"] as const;
export type BackendName = (typeof BACKENDS)[number];

/** What trains a network: a backend here, or PyTorch outside the studio (python/sales_studio/train). */
export const TRAINERS = [...BACKENDS, "torch"] as const;
export type TrainerName = (typeof TRAINERS)[number];

/** What a network was trained by, as `BackendChoice`. */
export interface Trainer extends Omit<BackendChoice, "name"> {
  name: TrainerName;
}

/** Which device trains, and why that one, in a sentence for the user. */
export interface BackendChoice {
  name: BackendName;
  /** For example "NVIDIA lovelace" or "2 threads, relaxed SIMD". */
  detail: string;
  reason: string;
  /** Both as they can be translated. The detail is one where it is not the name of a device. */
  detailSentence?: Message;
  reasonSentence?: Message;
}
