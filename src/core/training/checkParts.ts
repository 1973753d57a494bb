// Whether there is enough to train on and to judge by, asked before anything slow begins.

import type { SplitName } from "../features/sampleSet.ts";
import type { FitSamples } from "../features/withoutTest.ts";
import { MessageError } from "../lib/message.ts";
import { trainingMessage } from "./trainingMessages.ts";

const NOTHING = { train: "run.noTraining", validation: "run.noValidation", test: "run.noTest" } as const;

/** Throws a localised error when the file holds one customer only, or when one of these parts is empty. */
export function checkParts<Part extends SplitName>(
  samples: Pick<FitSamples, "lines" | "targets"> & { split: Readonly<Record<Part, Uint32Array>> },
  parts: readonly Part[],
): void {
  if (samples.lines.customer.values.length < 2) {
    throw new MessageError(trainingMessage("run.oneCustomer"));
  }
  for (const part of parts) {
    if (samples.split[part].length > 0) continue;
    const nothing: (typeof NOTHING)[SplitName] = NOTHING[part];
    throw new MessageError(trainingMessage(nothing, { targets: samples.targets.length }));
  }
}
