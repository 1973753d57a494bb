// What ends a run before its time, in a sentence that says what to change.

import { deviceFault, emptyWasm } from "../kernels/backends.ts";
import { isOutOfMemory } from "../kernels/outOfMemory.ts";
import { type Message, MessageError } from "../lib/message.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import type { TrainingSettings } from "./settings.ts";
import { halveBatch } from "./snapshot.ts";
import { trainingMessage } from "./trainingMessages.ts";

export type FaultKind = "lost" | "memory" | "error" | "notANumber";

/** A run that stopped; its last snapshot is still good. */
export class TrainingFault extends MessageError {
  override name = "TrainingFault";
  readonly kind: FaultKind;
  /** What the device said. */
  readonly device: Message | undefined;

  constructor(kind: FaultKind, message: Message, device?: Message) {
    super(message);
    this.kind = kind;
    this.device = device;
  }
}

/** How long a lost device may take to be told after the first call on it failed. */
const TELL_SECONDS = 0.5;

/** Throws when the device reported a fault since it was chosen. */
export function checkDevice(settings: TrainingSettings): void {
  const fault = deviceFault();
  if (!fault) return;
  if (fault.kind === "memory") throw outOfMemory(fault.sentence, settings);
  const message = trainingMessage(fault.kind === "lost" ? "run.lost" : "run.fault", { fault: fault.sentence });
  throw new TrainingFault(fault.kind, message, fault.sentence);
}

/** The fault behind an error of a training loop; errors of other kinds are answered as they are. */
export async function faultBehind(error: unknown, settings: TrainingSettings, backend: string): Promise<unknown> {
  if (error instanceof TrainingFault) return error;
  const patience = performance.now() + (backend === "webgpu" ? TELL_SECONDS * 1000 : 0);
  do await yieldToEvents();
  while (!deviceFault() && performance.now() < patience);
  try {
    checkDevice(settings);
  } catch (fault) {
    return fault;
  }
  if (!isOutOfMemory(error)) return error;
  if (backend === "wasm") emptyWasm();
  return outOfMemory(error instanceof Error ? error.message : String(error), settings);
}

function outOfMemory(why: string | Message, settings: TrainingSettings): TrainingFault {
  const { batchSize, accumulation, maxSeqLen } = settings;
  const less = halveBatch(settings);
  const values = { why, batch: batchSize, length: maxSeqLen };
  if (!less) return new TrainingFault("memory", trainingMessage("run.outOfMemory", { ...values, accumulation }));
  const change = { smaller: less.batchSize, more: less.accumulation };
  return new TrainingFault("memory", trainingMessage("run.outOfMemoryHalve", { ...values, ...change }));
}
