// Name and explanation of every setting in English: the form, the help of the command line, comparison and report.

import type { SettingName } from "./settingList.ts";

export interface SettingText {
  label: string;
  /** A sentence under the control; of a choice with hints of its own, what it is about. */
  hint: string;
  /** Of a choice, by value. */
  options?: Readonly<Record<string, { label: string; hint: string }>>;
}

export const SETTING_TEXTS = {
  batchSize: {
    label: "Batch size",
    hint: "Targets per step. Larger is faster on a graphics card and needs more memory.",
  },
  epochs: { label: "Epochs", hint: "Passes over the training targets, at most." },
  learningRate: { label: "Learning rate", hint: "The step size at the start. Too large and the loss jumps." },
  embedDim: { label: "Embedding", hint: "Numbers that describe each product." },
  hiddenSize: { label: "Hidden size", hint: "Memory of the recurrent network, per direction." },
  numHeads: { label: "Attention heads", hint: "Must divide twice the hidden size." },
  numLayers: { label: "Layers", hint: "Recurrent layers on top of each other." },
  memory: {
    label: "Memory",
    hint: "What is counted beside the network and mixed into its answer.",
    options: {
      off: { label: "None", hint: "The network alone, from the last purchases." },
      frequency: {
        label: "The customer's frequencies",
        hint: "Mixes in how often the customer bought each product before.",
      },
      counts: {
        label: "Everything counted",
        hint: "Mixes in the customer's habits, what tends to follow the last product, and what sells lately.",
      },
      experts: {
        label: "Everything counted, multiplied",
        hint: "As before; then a second stage multiplies the result by each count, with exponents fitted on the validation part.",
      },
    },
  },
  dropout: { label: "Dropout", hint: "Share of values left out at random while training." },
  fusionDim: { label: "Fusion size", hint: "Numbers in which sequence, periods and customer come together." },
  headDim: { label: "Task head size", hint: "Numbers between the fusion and quantity, revenue or discount." },
  periodHidden: {
    label: "Period size",
    hint: "Memory of the networks over weeks, months, quarters, years; divides by 4.",
  },
  customerDim: { label: "Customer size", hint: "Numbers that sum up the customer's features." },
  maxSeqLen: { label: "Sequence length", hint: "Latest purchases the model sees." },
  weightDecay: { label: "Weight decay", hint: "Pulls weights towards zero." },
  gradientClip: { label: "Gradient clip", hint: "Longest step the gradient may ask for." },
  accumulation: { label: "Accumulation", hint: "Batches added up before a step." },
  patience: { label: "Patience", hint: "Epochs without a better validation loss before stopping." },
  warmRestartPeriod: { label: "Warm-restart period", hint: "Epochs until the learning rate starts over." },
  warmRestartFactor: { label: "Warm-restart factor", hint: "Each period is this many times as long as the last." },
  minLearningRate: {
    label: "Lowest learning rate",
    hint: "Where the learning rate ends before it starts over; at most the learning rate.",
  },
  productWeight: { label: "Next product", hint: "Weight in the total loss; 0 switches the task off." },
  quantityWeight: { label: "Quantity", hint: "Weight in the total loss; 0 switches the task off." },
  revenueWeight: { label: "Revenue", hint: "Weight in the total loss; 0 switches the task off." },
  discountWeight: { label: "Discount", hint: "Weight in the total loss; 0 switches the task off." },
  targetsPerEpoch: { label: "Targets per epoch", hint: "0 means all; otherwise drawn anew each epoch." },
  validationTargets: { label: "Validation targets", hint: "Scored after each epoch; 0 means all." },
  seed: { label: "Seed", hint: "The same seed repeats the run." },
  members: {
    label: "Number of networks (seeds)",
    hint: "Trained one after the other, each from another seed; their answers are averaged. Takes that many times as long.",
  },
  snapshots: {
    label: "Snapshots",
    hint: "Networks kept of each training: its weights at the ends of the last restart periods, at no extra time; 1 keeps the best epoch.",
  },
  minHistory: { label: "Least history", hint: "Earlier lines that a line needs to be a target." },
  historyRule: {
    label: "History of a target",
    hint: "What a target is predicted from.",
    options: {
      "before-visit": {
        label: "visits before this one",
        hint: "Only what is known as the visit begins: lines of strictly earlier time and of another order.",
      },
      "previous-lines": {
        label: "all earlier lines",
        hint: "Lines of the same order that stand before the target are seen, too.",
      },
    },
  },
  split: {
    label: "Split",
    hint: "Which targets train, validate and test: 85, 10 and 5%.",
    options: {
      time: { label: "by time (85 / 10 / 5)", hint: "Trains on the past and is judged on the latest purchases." },
      customer: { label: "by customer", hint: "Judged on customers none of whose lines train." },
      line: { label: "random by line (leaks)", hint: "Judged on lines drawn at random." },
    },
  },
  splitSeed: { label: "Split seed", hint: "Draws customers or lines where the split is not by time." },
  minProductCount: { label: "Least product count", hint: "Training lines that make a product known." },
  maxProducts: { label: "Most products", hint: "Known products at most, the most frequent first." },
  dropWalkIns: {
    label: "Leave walk-in customers out",
    hint: "Many people under one code have no habits of their own.",
  },
} as const satisfies Record<SettingName, SettingText>;
