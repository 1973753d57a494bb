// What can end a training run, in English.

import { messages } from "../lib/message.ts";

export const TRAINING_MESSAGES = {
  "run.fault":
    "{{fault:message}} Training stopped at the last state known to be good. Go on with WebAssembly, or with a smaller batch or a shorter sequence.",
  "run.lost":
    "{{fault:message}} Training stopped at the last state kept. Close other pages that use the graphics card, or go on with WebAssembly.",
  "run.outOfMemoryHalve":
    "The device has no room for batches of {{batch:count}} sequences of up to {{length:count}} purchases ({{why:message}}). Set the batch size to {{smaller:count}} and the accumulation to {{more:count}}: the same steps in about half the memory. Or shorten the sequence.",
  "run.outOfMemory":
    "The device has no room for batches of {{batch:count}} sequences of up to {{length:count}} purchases ({{why:message}}). Shorten the sequence, choose a smaller batch with more accumulation (now {{accumulation:count}}), or a smaller model.",
  "run.notANumber":
    "The loss stopped being a number at step {{step:count}} (learning rate {{rate:decimal}}). The weights of the step before are kept. Lower the learning rate or the gradient clip and start again.",
  "run.otherSteps":
    "The unfinished run had {{had:count}} steps to an epoch; with this data set and these settings there would be {{have:count}}. Start a new run.",
  "run.otherModel":
    "The unfinished run had another model than these samples ask for ({{why}}): its lines or features were others. Start a new run.",
  "run.noTargets":
    "there are no training targets: no customer has a purchase after an earlier visit. Check the customer, order and date columns, or take a longer period.",
  "run.noTraining":
    "There is nothing to learn from: of {{targets:count}} targets none falls into the train part. Use a file with more purchases per customer over a longer time.",
  "run.noValidation":
    "There is nothing to judge by: of {{targets:count}} targets none falls into the validation part. Use a file with more purchases per customer over a longer time.",
  "run.noTest":
    "There is nothing to judge by: of {{targets:count}} targets none falls into the test part. Use a file with more purchases per customer over a longer time.",
  "checkpoint.other": "This file holds no state of a run: it is no checkpoint of the studio.",
  "checkpoint.tensor": "The state of the unfinished run cannot be read: nothing in it is called {{name}}.",
} as const;
export type TrainingMessageCode = keyof typeof TRAINING_MESSAGES;

/** Says something about a run. */
export const trainingMessage = messages(TRAINING_MESSAGES);
