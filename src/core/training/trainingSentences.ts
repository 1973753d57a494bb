// What can end a training run, in English.

import { speaker } from "../lib/sentence.ts";

export const TRAINING_SENTENCES = {
  "run.fault": "{{fault}} Lower the batch size or the sequence length and start again.",
  "run.notANumber":
    "the loss stopped being a number at step {{step}} (learning rate {{rate}}): lower the learning rate or the gradient clip and start again",
  "run.noTargets":
    "there are no training targets: no customer has a purchase after an earlier visit. Check the customer, order and date columns, or take a longer period.",
  "run.noTraining":
    "There is nothing to learn from: of {{targets}} targets none falls into the train part. Use a file with more purchases per customer over a longer time.",
  "run.noValidation":
    "There is nothing to judge by: of {{targets}} targets none falls into the validation part. Use a file with more purchases per customer over a longer time.",
  "run.noTest":
    "There is nothing to judge by: of {{targets}} targets none falls into the test part. Use a file with more purchases per customer over a longer time.",
} as const;
export type TrainingSentence = keyof typeof TRAINING_SENTENCES;

/** Says something about a run. */
export const say = speaker(TRAINING_SENTENCES);
