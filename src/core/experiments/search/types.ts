// What a search for better settings is made of. All of it is plain data: a search is stored as JSON and goes on from there, so
// that the types follow from the schemas that read it back.

import type { FeatureSettings } from "../../features/featureSettings.ts";
import { storedFeatureSettings } from "../../features/preprocessSchema.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { list, table } from "../../lib/listSchema.ts";
import { isMessage, type Message } from "../../lib/message.ts";
import type { SettingValue } from "../../lib/settingControl.ts";
import { z } from "../../lib/zod.ts";
import type { TrainEvent } from "../../training/events.ts";
import type { TrainingSettings } from "../../training/settings.ts";
import type { Snapshot } from "../../training/snapshot.ts";
import { storedSettings } from "../../training/storedSettings.ts";

/** More is no search that anybody waits for. */
export const MOST_TRIALS = 10_000;
const MOST_PARAMETERS = 40;
const MOST_VALUES = 1000;
const MOST_EPOCHS = 500;

const count = z.number().int().min(0);
const value = z.union([z.number(), z.string(), z.boolean()]) satisfies z.ZodType<SettingValue>;
const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const values = list(value, MOST_VALUES, 1);
/** The parameter exists only where another one, listed before it, has one of these values. */
const when = z.object({ name: z.string(), values }).optional();

const range = z.object({
  kind: z.literal("range"),
  name: z.string(),
  low: z.number(),
  high: z.number(),
  scale: z.enum(["linear", "log"]),
  /** Values lie whole steps above `low`; 1 of whole numbers where nothing else is said. */
  step: z.number().positive().optional(),
  /** Of a grid. */
  points: z.number().int().min(1).max(MOST_VALUES).optional(),
  when,
});
const choice = z.object({ kind: z.literal("choice"), name: z.string(), values, when });

/** What may differ between trials: a training setting, or `customFeatures` (true: with them). */
export const searchParameterSchema = z.union([range, choice]);
export type SearchParameter = z.infer<typeof searchParameterSchema>;

/** Checked by `readSpace` (space.ts): names, bounds, what settings must be to each other. */
export const spaceSchema = z.object({ parameters: list(searchParameterSchema, MOST_PARAMETERS) });
export type Space = z.infer<typeof spaceSchema>;

export const STRATEGY_NAMES = ["grid", "random", "asha", "tpe"] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

export const searchSpecSchema = z.object({
  space: spaceSchema,
  strategy: z.enum(STRATEGY_NAMES),
  /** Neither: until stopped. Minutes are those of training, pauses left out; re-runs of the best few lie within them. */
  budget: z.object({
    trials: z.number().int().min(1).max(MOST_TRIALS).optional(),
    minutes: z.number().positive().optional(),
  }),
  /** ASHA: the best of `factor` trials of a rung go on to the next, the first of which lies at `firstEpochs`. */
  halving: z.object({ factor: z.number().int().min(2).max(10), firstEpochs: z.number().int().min(1) }),
  /** The best few that are trained with more seeds before the winner is named; 0 of either: none. */
  confirm: z.object({ best: count.max(20), seeds: count.max(20) }),
  /** Of every trial where its parameters say nothing else; its seed, epochs and validation targets are all trials'. */
  base: storedSettings,
  features: storedFeatureSettings,
  /** Of all that is drawn. */
  seed: count,
});

/** As `searchSpecSchema` reads it. */
export interface SearchSpec extends Omit<z.infer<typeof searchSpecSchema>, "base" | "features"> {
  base: TrainingSettings;
  features: FeatureSettings;
}

const trialEpoch = z.object({
  epoch: z.number().int().min(1),
  /** Validation loss, by which a training keeps its best epoch; null where it is no number. */
  loss: z.number().nullable(),
  /** Validation NDCG@10 and hits among ten of the network after this epoch, its memory mixed in; with its second stage where the search has `secondStage`. */
  ndcg10: z.number(),
  hit10: z.number(),
  /** Wall-clock seconds of work, what the trial's start took included. */
  seconds: z.number().min(0),
});
export type TrialEpoch = z.infer<typeof trialEpoch>;

/**
 * `open`: to be trained, or waiting to be promoted; `spent`: all epochs, or no better for as long as the settings wait;
 * `failed`: not a number, no room.
 */
export const TRIAL_STATES = ["open", "spent", "failed"] as const;

const trial = z.object({
  /** From 1, in the order in which they were drawn. */
  id: z.number().int().min(1),
  /** By the names of the parameters that exist for it. The first trial is the base as it is, and has none. */
  values: table(value),
  seed: count,
  /** The trial that this one is with another seed: a re-run before the winner is named. */
  repeats: z.number().int().min(1).optional(),
  state: z.enum(TRIAL_STATES),
  epochs: list(trialEpoch, MOST_EPOCHS),
  /**
   * Of each validation target the rank of its product by the network of the best epoch: 1 to 254, 255 for later, 0 for a product
   * that is not known; bytes as base64. Absent until an epoch has ended.
   */
  ranks: base64.optional(),
  /** What ended a trial that failed. */
  fault: z
    .custom<Message>((each) => isMessage(each))
    .describe("message")
    .optional(),
});
export type Trial = z.infer<typeof trial>;

export const searchStateSchema = z.object({
  spec: searchSpecSchema,
  /** Fingerprint of the lines (`fingerprintLines`): a search goes on with these alone. */
  lines: z.string(),
  /** Of each validation target its customer, numbered from 0: four bytes each, the lowest first, as base64. Absent until a trial began. */
  customers: base64.optional(),
  trials: list(trial, MOST_TRIALS + 400),
  /** Trials of memory `experts` are compared with their second stage; absent where they are without, and in searches of version 1. */
  secondStage: z.literal(true).optional(),
  /** No further settings are tried: the best few are trained again, or all is done. */
  closed: z.boolean(),
});

/** As `searchStateSchema` reads it. */
export interface SearchState {
  spec: SearchSpec;
  lines: string;
  customers?: string;
  trials: readonly Trial[];
  secondStage?: true;
  closed: boolean;
}

/** What is to be trained next: this trial, from where it stands to the end of this epoch. */
export interface SearchWork {
  trial: Trial;
  until: number;
}

/** What a search tells whoever listens. */
export type SearchEvent =
  /** To be kept before the next event is asked for: a search goes on from the last one. */
  | { kind: "state"; state: SearchState }
  | { kind: "trial"; work: SearchWork; settings: TrainingSettings }
  /** What the trial's training tells; its epochs come as states, too. */
  | { kind: "training"; trial: number; event: TrainEvent };

/** Where the weights of trials wait. A snapshot is never ahead of the state that was kept before it. */
export interface TrialStore {
  load(trial: number): Promise<Snapshot | null>;
  save(trial: number, snapshot: Snapshot): Promise<void>;
  drop(trial: number): Promise<void>;
}

/** Samples without their test part for these settings; asked again for the same settings, the same object where memory allows. */
export type SamplesFor = (features: FeatureSettings) => Promise<FitSamples>;
