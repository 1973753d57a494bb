// What settings must be to each other, beyond the bounds of each, and which choices are told: asked by the form, the
// address and the command line alike.

import type { Message } from "../lib/message.ts";
import { PERIOD_HEADS } from "../model/modelSettings.ts";
import { periodEnds } from "./schedule.ts";
import { type SampleSettings, type SettingName, setting } from "./settingList.ts";
import type { TrainingSettings } from "./settings.ts";
import { trainingMessage } from "./trainingMessages.ts";

export interface SettingNote {
  /** No training starts with an error; a warning is told. */
  severity: "error" | "warning";
  /** The settings that it is told at. */
  settings: readonly SettingName[];
  message: Message;
}

const RULES: readonly ((settings: TrainingSettings) => SettingNote | null)[] = [
  function headsDivideWidth({ hiddenSize, numHeads }) {
    const width = 2 * hiddenSize;
    if (width % numHeads === 0) return null;
    const fitting = upTo(highest("numHeads")).filter((heads) => width % heads === 0);
    const values = { heads: numHeads, width, fitting: fitting.join(", ") };
    return { severity: "error", settings: ["numHeads"], message: trainingMessage("settings.heads", values) };
  },
  function headsDividePeriods({ periodHidden }) {
    if (periodHidden % PERIOD_HEADS === 0) return null;
    const lower = periodHidden - (periodHidden % PERIOD_HEADS);
    const values = { size: periodHidden, heads: PERIOD_HEADS, lower, higher: lower + PERIOD_HEADS };
    return { severity: "error", settings: ["periodHidden"], message: trainingMessage("settings.periodHidden", values) };
  },
  function rateFalls({ learningRate, minLearningRate }) {
    if (minLearningRate <= learningRate) return null;
    const values = { lowest: minLearningRate, highest: learningRate };
    const settings = ["minLearningRate", "learningRate"] as const;
    return { severity: "error", settings, message: trainingMessage("settings.rates", values) };
  },
  function someTaskCounts({ productWeight, quantityWeight, revenueWeight, discountWeight }) {
    if (Math.max(productWeight, quantityWeight, revenueWeight, discountWeight) > 0) return null;
    return { severity: "error", settings: ["productWeight"], message: trainingMessage("settings.weights") };
  },
  function periodsEnd(settings) {
    const { snapshots, epochs } = settings;
    const ends = periodEnds(settings).length;
    if (snapshots === 1 || ends >= snapshots) return null;
    const told = ["snapshots", "warmRestartPeriod", "epochs"] as const;
    const message =
      snapshots > epochs
        ? trainingMessage("settings.snapshotsMost", { snapshots, epochs })
        : trainingMessage("settings.snapshots", { snapshots, ends, epochs, period: Math.floor(epochs / snapshots) });
    return { severity: "error", settings: told, message };
  },
];

/** What is to be said about these settings; nothing where all is well. */
export function settingNotes(settings: TrainingSettings, samples: Pick<SampleSettings, "split">): SettingNote[] {
  return [...RULES.map((rule) => rule(settings)).filter((note) => note !== null), ...sampleNotes(samples)];
}

/** What is to be said about the settings of samples alone. */
export function sampleNotes({ split }: Pick<SampleSettings, "split">): SettingNote[] {
  if (split !== "line") return [];
  return [{ severity: "warning", settings: ["split"], message: trainingMessage("settings.leak") }];
}

function highest(name: SettingName): number {
  const declared = setting(name);
  return "bounds" in declared ? declared.bounds[1] : 0;
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}
