// The answers on the next order held against what came: the whole procedure, validation included, is done as of a cut, and what
// came after it judges once, beside the baselines.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import { quantile } from "../lib/quantile.ts";
import { random } from "../lib/random.ts";
import { believed, chooseModel, horizonsWithin, logLoss, lostDaysOf, nextOrders } from "./chooseModel.ts";
import { firstDay } from "./due.ts";
import {
  DUE_MODELS,
  type DueModel,
  type DueQuality,
  type DueScores,
  type JudgedHorizon,
  type Measured,
} from "./dueReport.ts";
import { lastCompleteDay } from "./lastCompleteDay.ts";
import { orderDaysTask, ordersBefore } from "./orderDays.ts";

const RESAMPLES = 400;
const SEED = 1;
const BINS = 10;

/** Judges at the cut that leaves `lostDays` behind it; null where the file is too short for that. */
export function* dueQualityTask(lines: SaleLines): CooperativeTask<DueQuality | null> {
  const end = lastCompleteDay(lines) + 1;
  const orders = yield* asPart(orderDaysTask(lines, firstDay(lines, end), end), 0, 0.1);
  const cut = end - lostDaysOf(orders);
  const before = ordersBefore(orders, cut);
  const { name, models, lostDays } = yield* asPart(chooseModel(before, { all: true, atMost: end - cut }), 0.1, 0.6);
  if (name === null) return null;
  const asked = horizonsWithin(lostDays);
  const came = nextOrders(orders, before);
  const away: Partial<Record<DueModel, Float64Array>> = {};
  for (const each of DUE_MODELS) away[each] = yield* models[each]!.stayAway(before, asked);
  const horizons: JudgedHorizon[] = [];
  for (const [k, days] of asked.entries()) {
    const asks = days === lostDays ? "lost" : "order";
    const is = Uint8Array.from(came, (wait) => (wait <= days === (asks === "order") ? 1 : 0));
    const said = (each: DueModel) =>
      Float64Array.from(came, (_, c) => {
        const stays = away[each]![c * asked.length + k]!;
        return believed(asks === "order" ? 1 - stays : stays);
      });
    const predictions = { hazard: said("hazard"), bgNbd: said("bgNbd"), ownGap: said("ownGap") };
    const judged = yield* asPart(
      judge(predictions, is, name),
      0.6 + (0.4 * k) / asked.length,
      0.6 + (0.4 * (k + 1)) / asked.length,
    );
    horizons.push({ days, asks, ...judged });
  }
  return { cut: cut * DAY_MS, end: end * DAY_MS, lostDays, model: name, horizons };
}

/** The scores of probabilities [customers] of what came true (1) or not, with intervals over the same resampled customers. */
export function* judge(
  said: Record<DueModel, Float64Array>,
  is: Uint8Array,
  answering: DueModel,
): CooperativeTask<Omit<JudgedHorizon, "days" | "asks">> {
  const n = is.length;
  const scorers = {
    hazard: scorer(said.hazard, is),
    bgNbd: scorer(said.bgNbd, is),
    ownGap: scorer(said.ownGap, is),
  };
  const rng = random(SEED);
  const times = new Uint16Array(n).fill(1);
  const drawn: Record<DueModel, Scores[]> = { hazard: [], bgNbd: [], ownGap: [] };
  for (let r = 0; r <= RESAMPLES; r++) {
    if (r > 0) {
      times.fill(0);
      for (let i = 0; i < n; i++) times[rng.integer(n)]!++;
    }
    for (const each of DUE_MODELS) drawn[each].push(scorers[each].score(times));
    yield r / RESAMPLES;
  }
  const measured = (values: number[]): Measured => {
    const sorted = Float64Array.from(values.slice(1).filter((each) => !Number.isNaN(each))).sort();
    return { value: values[0]!, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  };
  const scores = (each: DueModel): DueScores => ({
    auc: measured(drawn[each].map(({ auc }) => auc)),
    logLoss: measured(drawn[each].map(({ logLoss: loss }) => loss)),
    brier: measured(drawn[each].map(({ brier }) => brier)),
    ece: measured(drawn[each].map(({ ece }) => ece)),
    deciles: scorers[each].deciles,
  });
  const difference = (each: DueModel): Measured =>
    measured(drawn[each].map(({ logLoss: loss }, r) => drawn[answering][r]!.logLoss - loss));
  return {
    customers: n,
    share: is.reduce((sum, each) => sum + each, 0) / n,
    models: { hazard: scores("hazard"), bgNbd: scores("bgNbd"), ownGap: scores("ownGap") },
    difference: { hazard: difference("hazard"), bgNbd: difference("bgNbd"), ownGap: difference("ownGap") },
  };
}

interface Scores {
  auc: number;
  logLoss: number;
  brier: number;
  ece: number;
}

/** Scores one model by how many times each customer counts; sorted once. */
function scorer(
  said: Float64Array,
  is: Uint8Array,
): { score(times: Uint16Array): Scores; deciles: DueScores["deciles"] } {
  const n = is.length;
  const [losses, misses] = [said.map((chance, i) => logLoss(chance, is[i]!)), said.map((chance, i) => chance - is[i]!)];
  const order = Uint32Array.from(said, (_, i) => i).sort((a, b) => said[a]! - said[b]! || a - b);
  const bins = Math.min(BINS, n);
  const deciles = Array.from({ length: bins }, (_, bin) => {
    const own = order.subarray(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins));
    const mean = (of: (i: number) => number) => own.reduce((sum, i) => sum + of(i), 0) / own.length;
    return { said: mean((i) => said[i]!), came: mean((i) => is[i]!), customers: own.length };
  });
  const score = (times: Uint16Array): Scores => {
    let [positive, negative, above, loss, squares] = [0, 0, 0, 0, 0];
    const gaps = new Float64Array(bins);
    for (let from = 0, bin = 0; from < n; ) {
      // Those of the same probability win half against each other.
      let to = from;
      let [true_, false_] = [0, 0];
      for (; to < n && said[order[to]!] === said[order[from]!]; to++) {
        const i = order[to]!;
        while (to >= Math.floor(((bin + 1) * n) / bins)) bin++;
        const weight = times[i]!;
        if (weight === 0) continue;
        if (is[i] === 1) true_ += weight;
        else false_ += weight;
        loss += weight * losses[i]!;
        squares += weight * misses[i]! ** 2;
        gaps[bin]! += weight * misses[i]!;
      }
      above += true_ * (negative + false_ / 2);
      positive += true_;
      negative += false_;
      from = to;
    }
    const all = positive + negative;
    return {
      auc: positive > 0 && negative > 0 ? above / (positive * negative) : Number.NaN,
      logLoss: loss / all,
      brier: squares / all,
      ece: gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / all,
    };
  };
  return { score, deciles };
}
