// Means and deviations of every scaled feature over all training samples, exactly, in one sweep over the customers.

import { DAY_MS } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { orderByText } from "../lib/timeOrder.ts";
import { SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { CustomerReader } from "./customerFeatures.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import type { CustomReader } from "./formula/customReader.ts";
import { History } from "./history.ts";
import { PeriodReader } from "./periodFeatures.ts";
import type { Preprocess, Scaler } from "./sampleSet.ts";
import { RunningMoments, signedLog } from "./scaling.ts";
import { CUSTOMER_COUNT, CUSTOMER_FEATURES, PERIOD_COUNT, PERIOD_FEATURES } from "./specs.ts";
import { DAYS_BEFORE_TARGET, rawStep, STEP_COUNT, STEP_FEATURES, sequencePositions } from "./stepFeatures.ts";

/** Histories added, and lines looked at, between two pauses. */
const HISTORIES = 256;
const STEP = 32_768;

/** Period features that are scaled; all of them are logs. */
const LOGGED_PERIODS = PERIOD_FEATURES.flatMap(({ scale }, f) => (scale ? [f] : []));

const momentsFor = (count: number): RunningMoments[] => Array.from({ length: count }, () => new RunningMoments());

/** Collects the training samples' moments; histories shared by many targets are read once and weighted. */
export class ScalerFit {
  private readonly steps = momentsFor(STEP_COUNT);
  private readonly customer: RunningMoments[];
  private readonly periods: Record<Scale, RunningMoments[]> = {
    week: momentsFor(PERIOD_COUNT),
    month: momentsFor(PERIOD_COUNT),
    quarter: momentsFor(PERIOD_COUNT),
    year: momentsFor(PERIOD_COUNT),
  };
  /** Change, from one position to the next, in how many whole-prefix samples show the line as a step. */
  private readonly shown: Int32Array;
  /** Customers by id, so that sums do not depend on who comes first in the file. */
  private readonly customers: number[];
  private readonly history: History;
  private readonly periodReader: PeriodReader;
  private readonly sequence: Int32Array;
  private readonly days: Float64Array;
  private readonly raw: Float64Array;
  private readonly columns: CustomerColumns;
  private readonly reader: CustomerReader;
  private readonly custom: CustomReader;
  private readonly settings: FeatureSettings;
  private readonly scales: readonly Scale[];

  constructor(
    columns: CustomerColumns,
    reader: CustomerReader,
    custom: CustomReader,
    settings: FeatureSettings,
    scales: readonly Scale[],
  ) {
    this.columns = columns;
    this.reader = reader;
    this.custom = custom;
    this.customer = momentsFor(CUSTOMER_COUNT + custom.count);
    this.raw = new Float64Array(Math.max(CUSTOMER_COUNT + custom.count, 12 * PERIOD_COUNT));
    this.settings = settings;
    this.scales = scales;
    this.shown = new Int32Array(columns.count + 1);
    this.history = new History(columns);
    this.periodReader = new PeriodReader(columns);
    this.sequence = new Int32Array(settings.maxSeqLen);
    this.days = new Float64Array(settings.maxSeqLen);
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
    }
    yield* this.addShownSteps();
  }

  private sharesHistory(position: number): boolean {
    return this.columns.visitFirst[this.columns.visit[position]!]! >= this.history.cut;
  }

  private add(weight: number): void {
    const { history, raw } = this;
    if (history.ownVisit < 0) this.addPrefixSteps(weight);
    else this.addFilteredSteps();
    for (const scale of this.scales) {
      this.periodReader.readSums(history, scale, raw);
      const moments = this.periods[scale];
      const end = SCALE_PERIODS[scale] * PERIOD_COUNT;
      for (const f of LOGGED_PERIODS) moments[f]!.addLogs(raw, f, end, PERIOD_COUNT, weight);
    }
    this.reader.read(history, raw);
    for (let f = 0; f < CUSTOMER_COUNT; f++) {
      const spec = CUSTOMER_FEATURES[f]!;
      if (spec.scale) this.customer[f]!.add(spec.log ? signedLog(raw[f]!) : raw[f]!, weight);
    }
    this.custom.read(history, raw);
    for (let f = CUSTOMER_COUNT; f < this.customer.length; f++) this.customer[f]!.add(raw[f]!, weight);
  }

  private addPrefixSteps(weight: number): void {
    const { history, columns } = this;
    const begin = history.cut - Math.min(this.settings.maxSeqLen, history.length);
    this.shown[begin]! += weight;
    this.shown[history.cut]! -= weight;
    const { days } = this;
    for (let p = begin; p < history.cut; p++) days[p - begin] = (history.time - columns.time[p]!) / DAY_MS;
    this.steps[DAYS_BEFORE_TARGET]!.addLogs(days, 0, history.cut - begin, 1, weight);
  }

  private addFilteredSteps(): void {
    const { history, columns, sequence, raw } = this;
    const length = sequencePositions(history, this.settings.maxSeqLen, sequence);
    for (let i = 0; i < length; i++) {
      rawStep(columns, sequence[i]!, history.before(sequence[i]!), history.time, 0, raw);
      this.addStep(1, true);
    }
  }

  private addStep(weight: number, withDaysBefore: boolean): void {
    for (let f = 0; f < STEP_COUNT; f++) {
      if (!STEP_FEATURES[f]!.scale || (f === DAYS_BEFORE_TARGET && !withDaysBefore)) continue;
      this.steps[f]!.add(signedLog(this.raw[f]!), weight);
    }
  }

  /** The steps of prefix histories: each line once, weighted by the number of samples that show it. */
  private *addShownSteps(): CooperativeTask<void> {
    const { columns, shown, raw } = this;
    for (const c of this.customers) {
      const start = columns.start[c]!;
      // Every sample's steps lie within its customer.
      let weight = 0;
      for (let p = start; p < columns.start[c + 1]!; p++) {
        if (p % STEP === 0) yield;
        weight += shown[p]!;
        if (weight === 0) continue;
        rawStep(columns, p, p > start ? p - 1 : -1, columns.time[p]!, 0, raw);
        this.addStep(weight, false);
      }
    }
  }

  scalers(): Pick<Preprocess, "steps" | "periods" | "customer"> {
    const ofPeriods = (scale: Scale): Scaler[] =>
      PERIOD_FEATURES.map((spec, f) => this.periods[scale][f]!.scaler(spec));
    const custom = (this.settings.customFeatures ?? []).map(({ name }) => ({ name, log: false, scale: true }));
    return {
      steps: STEP_FEATURES.map((spec, f) => this.steps[f]!.scaler(spec)),
      periods: {
        week: ofPeriods("week"),
        month: ofPeriods("month"),
        quarter: ofPeriods("quarter"),
        year: ofPeriods("year"),
      },
      customer: [...CUSTOMER_FEATURES, ...custom].map((spec, f) => this.customer[f]!.scaler(spec)),
    };
  }
}
