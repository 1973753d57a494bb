// What can end a training run, and what its settings must be to each other, in English.

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
  "run.oddInput":
    "The loss stopped being a number at step {{step:count}} (learning rate {{rate:decimal}}). The weights of the step before are kept. The data are at fault, not the learning rate: {{count:count|# value|# values}} that this step learns from ({{what}}) {{count:count|is no number itself|are no numbers themselves}}. Look for numbers far too large on the Data screen, leave outliers out there, and start again.",
  "run.notANumber":
    "The loss stopped being a number at step {{step:count}} (learning rate {{rate:decimal}}). The weights of the step before are kept. Lower the learning rate or the gradient clip and start again.",
  "run.otherSteps":
    "The unfinished run had {{had:count}} steps to an epoch; with this data set and these settings there would be {{have:count}}. Start a new run.",
  "run.otherModel":
    "The unfinished run had another model than these samples ask for ({{why}}): its lines or features were others. Start a new run.",
  "warm.otherSplit":
    "A training can start from a model's weights only where both split their targets by time: else the model may have learnt what the new one is tested on. Start a new training.",
  "warm.later":
    "The model has learnt purchases until {{had:moment}}, and here the training part ends {{have:moment}}: it would be tested on what it has learnt. Start a new training.",
  "warm.otherInputs":
    "The model has other inputs than these samples ({{name}}): its weights do not fit. Start a new training.",
  "warm.otherSize":
    "The model has another size than these settings ask for ({{name}} is {{found}} instead of {{needed}}). Take its settings, or start a new training.",
  "run.noTargets":
    "there are no training targets: no customer has a purchase after an earlier visit. Check the customer, order and date columns, or take a longer period.",
  "run.oneCustomer":
    "The file holds one customer only. The model compares what many customers buy: choose a file with more customers, or check which column is the customer.",
  "run.noTraining":
    "There is nothing to learn from: of {{targets:count}} targets none falls into the train part. Use a file with more purchases per customer over a longer time.",
  "run.noValidation":
    "There is nothing to judge by: of {{targets:count}} targets none falls into the validation part. Use a file with more purchases per customer over a longer time.",
  "run.noTest":
    "There is nothing to judge by: of {{targets:count}} targets none falls into the test part. Use a file with more purchases per customer over a longer time.",
  "checkpoint.other": "This file holds no state of a run: it is no checkpoint of the studio.",
  "checkpoint.tensor": "The state of the unfinished run cannot be read: nothing in it is called {{name}}.",
  "settings.heads":
    "{{heads:count}} attention heads do not divide {{width:count}} (twice the hidden size). Numbers of heads that do: {{fitting}}.",
  "settings.periodHidden":
    "The period size {{size:count}} does not divide by {{heads:count}}, the number of heads that compare the periods. Choose {{lower:count}} or {{higher:count}}.",
  "settings.rates":
    "The lowest learning rate {{lowest:number}} lies above the learning rate {{highest:number}}: it would never fall. Lower the one or raise the other.",
  "settings.weights": "The weights of all four tasks are 0: there is nothing to learn. Raise one of them.",
  "settings.snapshots":
    "{{snapshots:count}} snapshots are asked for, and {{ends:count|# restart period ends|# restart periods end}} within {{epochs:count}} epochs. Choose a warm-restart period of {{period:count}} or less with the factor 1, or fewer snapshots.",
  "settings.snapshotsMost":
    "{{snapshots:count}} snapshots are asked for, but only {{epochs:count|# epoch is|# epochs are}} planned: at most one restart period ends with each. Choose fewer snapshots or more epochs.",
  "settings.leak":
    "Split at random by line, the histories of training targets hold lines that are tested. This leaks: every figure comes out too good. Split by time to judge the model.",
} as const;
export type TrainingMessageCode = keyof typeof TRAINING_MESSAGES;

/** Says something about a run. */
export const trainingMessage = messages(TRAINING_MESSAGES);
