// Means and deviations of every scaled feature over all training samples, exactly, in one sweep over the customers.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { orderByText } from "../lib/timeOrder.ts";
import { SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { CustomerReader } from "./customerReader.ts";
import { ExactMoments, type MomentsState } from "./exactMoments.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import type { CustomReader } from "./formula/customReader.ts";
import { History } from "./history.ts";
import { PERIOD_ROW, PeriodReader } from "./periodReader.ts";
import type { Scaling } from "./registry/definition.ts";
import { FEATURES } from "./registry/features.ts";
import type { StepSource } from "./registry/stepFeatures.ts";
import type { Feature } from "./registry/table.ts";
import type { Preprocess, Scaler } from "./sampleSet.ts";
import { RunningMoments, transformed } from "./scaling.ts";
import { StepReader } from "./stepReader.ts";

/** Histories added, and lines looked at, between two pauses. */
const HISTORIES = 256;
const STEP = 32_768;
/** Lines read at a time. */
const RUN = 256;

/** Of the customer that is being swept, and of those before. */
interface Moments {
  moments: RunningMoments;
  exact: ExactMoments;
}

/** A feature of new models, with its moments. */
interface Fitted extends Feature, Moments {
  slot: number;
}

const newMoments = (): Moments => ({
  moments: new RunningMoments(),
  exact: new ExactMoments(),
});
const fitted = ({ defaults, slots }: (typeof FEATURES)[keyof typeof FEATURES]): Fitted[] =>
  defaults.map((feature) => ({ ...feature, slot: slots[feature.name]!, ...newMoments() }));
const scaled = <T extends { scale: boolean }>(features: readonly T[]): T[] => features.filter(({ scale }) => scale);
const namesOf = (features: readonly { name: string }[]): string[] => features.map(({ name }) => name);

/** Names of the customer features that have to be read for their scalers. */
export function scaledCustomerFeatures(): string[] {
  return namesOf(scaled(FEATURES.customer.defaults));
}

/** Collects the training samples' moments; histories shared by many targets are read once and weighted. */
export class ScalerFit {
  private readonly steps = fitted(FEATURES.step);
  private readonly customer = fitted(FEATURES.customer);
  private readonly customs: ({ name: string } & Moments)[];
  private readonly periods: Record<Scale, Fitted[]> = {
    week: fitted(FEATURES.period),
    month: fitted(FEATURES.period),
    quarter: fitted(FEATURES.period),
    year: fitted(FEATURES.period),
  };
  /** All of the above, in the order of `states`. */
  private readonly everything: readonly Moments[];
  /** Scaled ones of the above, with what reads them: of a line whoever looks at it, as of a target, and all. */
  private readonly scaledCustomer = scaled(this.customer);
  private readonly scaledPeriods: Record<Scale, Fitted[]>;
  private readonly ofLine: Read;
  private readonly ofTarget: Read;
  private readonly ofStep: Read;
  /** Change, from one position to the next, in how many whole-prefix samples show the line as a step. */
  private readonly shown: Int32Array;
  /** Customers by id, so that sums do not depend on who comes first in the file. */
  private readonly customers: number[];
  private readonly history: History;
  private readonly periodReader: PeriodReader;
  /** Weight of each line of a run. */
  private readonly weights = new Int32Array(RUN);
  private readonly rawPeriods = new Float64Array(PERIOD_ROW);
  private readonly rawCustomer: Float64Array;
  private readonly columns: CustomerColumns;
  private readonly reader: CustomerReader;
  private readonly custom: CustomReader;
  private readonly settings: FeatureSettings;
  private readonly scales: readonly Scale[];

  constructor(
    source: StepSource,
    reader: CustomerReader,
    custom: CustomReader,
    settings: FeatureSettings,
    scales: readonly Scale[],
  ) {
    const { columns } = source;
    this.columns = columns;
    this.reader = reader;
    this.custom = custom;
    this.settings = settings;
    this.scales = scales;
    this.customs = (settings.customFeatures ?? []).map(({ name }) => ({ name, ...newMoments() }));
    const { week, month, quarter, year } = this.periods;
    this.everything = [...this.steps, ...week, ...month, ...quarter, ...year, ...this.customer, ...this.customs];
    this.scaledPeriods = { week: scaled(week), month: scaled(month), quarter: scaled(quarter), year: scaled(year) };
    const scaledSteps = scaled(this.steps);
    const { maxSeqLen } = settings;
    const read = (stepReader: StepReader): Read => ({
      reader: stepReader,
      features: Array.from(stepReader.indices, (i) => scaledSteps[i]!),
    });
    this.ofLine = read(new StepReader(source, RUN, namesOf(scaledSteps), ["line", "previous"]));
    this.ofTarget = read(new StepReader(source, maxSeqLen, namesOf(scaledSteps), ["target"]));
    this.ofStep = read(new StepReader(source, maxSeqLen, namesOf(scaledSteps)));
    this.rawCustomer = new Float64Array(FEATURES.customer.width + custom.count);
    this.shown = new Int32Array(columns.count + 1);
    this.history = new History(columns);
    this.periodReader = new PeriodReader(columns, namesOf(this.scaledPeriods.week));
    this.customers = orderByText(columns.lines.customer.values);
  }

  /** Sweeps all customers; `trains` marks the positions that are training targets. */
  *sweep(trains: Uint8Array): CooperativeTask<void> {
    const { columns, settings, history } = this;
    let swept = 0;
    let added = 0;
    for (const c of this.customers) {
      const end = columns.start[c + 1]!;
      for (let p = columns.start[c]!; p < end; p++) {
        if (trains[p] === 0) continue;
        history.locate(p, c, settings.historyRule);
        let weight = 1;
        if (settings.historyRule === "before-visit" && history.ownVisit < 0) {
          // Targets of one time without excluded lines share their history.
          while (p + 1 < end && columns.cutAt[p + 1] === columns.cutAt[p] && this.sharesHistory(p + 1)) {
            if (trains[++p] === 1) weight++;
          }
        }
        this.add(weight);
        if (++added % HISTORIES === 0) yield (swept + p - columns.start[c]!) / columns.count;
      }
      swept += end - columns.start[c]!;
      this.endCustomer();
    }
    yield* this.addShownSteps();
  }

  private sharesHistory(position: number): boolean {
    return this.columns.visitFirst[this.columns.visit[position]!]! >= this.history.cut;
  }

  private add(weight: number): void {
    const { history, rawPeriods, rawCustomer } = this;
    const { width } = FEATURES.period;
    if (history.ownVisit < 0) this.addPrefixSteps(weight);
    else this.addFilteredSteps();
    for (const scale of this.scales) {
      this.periodReader.read(history, scale, rawPeriods);
      const end = SCALE_PERIODS[scale] * width;
      for (const feature of this.scaledPeriods[scale]) {
        feature.moments.addRaw(feature, rawPeriods, feature.slot, end, width, weight);
      }
    }
    this.reader.read(history, rawCustomer);
    for (const feature of this.scaledCustomer) {
      feature.moments.add(transformed(feature, rawCustomer[feature.slot]!), weight);
    }
    this.custom.read(history, rawCustomer);
    for (const [i, { moments }] of this.customs.entries()) {
      moments.add(rawCustomer[FEATURES.customer.width + i]!, weight);
    }
  }

  private addPrefixSteps(weight: number): void {
    const { history } = this;
    const { reader, features } = this.ofTarget;
    const begin = history.cut - Math.min(this.settings.maxSeqLen, history.length);
    this.shown[begin]! += weight;
    this.shown[history.cut]! -= weight;
    if (features.length === 0) return;
    const { width } = FEATURES.step;
    const end = reader.readHistory(history, this.settings.maxSeqLen) * width;
    for (let f = 0; f < features.length; f++) {
      const feature = features[f]!;
      feature.moments.addRaw(feature, reader.rows, feature.slot, end, width, weight);
    }
  }

  private addFilteredSteps(): void {
    const { reader } = this.ofStep;
    const length = reader.readHistory(this.history, this.settings.maxSeqLen);
    for (let i = 0; i < length; i++) this.addStep(this.ofStep, i, 1);
  }

  /** Adds line i of those that were read last. */
  private addStep({ reader, features }: Read, i: number, weight: number): void {
    const row = i * FEATURES.step.width;
    for (let f = 0; f < features.length; f++) {
      const feature = features[f]!;
      feature.moments.add(transformed(feature, reader.rows[row + feature.slot]!), weight);
    }
  }

  /** The steps of prefix histories: each line once, weighted by the number of samples that show it. */
  private *addShownSteps(): CooperativeTask<void> {
    const { columns, shown, weights } = this;
    const { positions, previous } = this.ofLine.reader;
    let run = 0;
    for (const c of this.customers) {
      const start = columns.start[c]!;
      // Every sample's steps lie within its customer.
      let weight = 0;
      for (let p = start; p < columns.start[c + 1]!; p++) {
        if (p % STEP === 0) yield;
        weight += shown[p]!;
        if (weight === 0) continue;
        positions[run] = p;
        previous[run] = p > start ? p - 1 : -1;
        weights[run++] = weight;
        if (run === RUN) run = this.addRun(run);
      }
      if (run > 0) run = this.addRun(run);
      this.endCustomer();
    }
  }

  /** Adds the first `count` lines of a run, each with its weight; returns how many wait then: none. */
  private addRun(count: number): number {
    this.ofLine.reader.read(count);
    for (let i = 0; i < count; i++) this.addStep(this.ofLine, i, this.weights[i]!);
    return 0;
  }

  /** What was added up since the customer before joins the sums over all. */
  private endCustomer(): void {
    for (const { moments, exact } of this.everything) exact.take(moments);
  }

  /** The moments of all features, in the order that `scalersOf` reads. */
  states(): MomentsState[] {
    return this.everything.map(({ exact }) => exact.state());
  }
}

/** The scalers of new models from the moments that `ScalerFit.states` gives; `customs` are the custom features. */
export function scalersOf(
  states: readonly MomentsState[],
  customs: readonly { name: string }[],
): Pick<Preprocess, "steps" | "periods" | "customer"> {
  let next = 0;
  const scalers = (features: readonly (Scaling & { name: string })[]): Scaler[] =>
    features.map((feature) => {
      const exact = new ExactMoments();
      exact.add(states[next++]!);
      return exact.scaler(feature);
    });
  const { step, customer, period } = FEATURES;
  return {
    steps: scalers(step.defaults),
    periods: {
      week: scalers(period.defaults),
      month: scalers(period.defaults),
      quarter: scalers(period.defaults),
      year: scalers(period.defaults),
    },
    customer: scalers([...customer.defaults, ...customs.map(({ name }) => ({ name, ...CUSTOM_SCALING }))]),
  };
}

/** Some features of steps, and what reads them. */
interface Read {
  reader: StepReader;
  features: readonly Fitted[];
}

const CUSTOM_SCALING = { log: false, scale: true, divisor: 1 };
