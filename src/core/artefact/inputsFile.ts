// inputs.json: what makes a model's inputs of sale lines and stands in no other of its files, for who runs it elsewhere. Numbers
// are those that the studio computes with; words say how, in English, as docs/features.md and docs/model.md do.

import { CUSTOM_LIMIT } from "../features/assembler.ts";
import { SCALE_DAYS, SCALE_PERIODS, SCALES } from "../features/batch.ts";
import { EVIDENCE_BASE, EVIDENCE_COUNT, MEMORY_PARTS } from "../features/memory/parts.ts";
import { LOG_SCALE } from "../features/memory/reader.ts";
import { FIRST_HABIT, HALF_LIFE, PRIOR, PRIOR_WEIGHT, SMOOTHING } from "../features/memory/replay.ts";
import { CITIES } from "../features/places.ts";
import { PADDING, UNKNOWN } from "../features/productIds.ts";
import { FEATURES } from "../features/registry/features.ts";
import type { FeatureKind } from "../features/registry/table.ts";
import type { Preprocess, Scaler } from "../features/sampleSet.ts";
import { provinceNames } from "../geo/provinceNames.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { FARTHEST_TET, TET_TIMES } from "../lib/tet.ts";
import { timeText } from "../lib/timeText.ts";
import { EXPERTS, FLOORS, MOST_DEVIATIONS } from "../model/experts.ts";
import { GOLDEN_COLUMNS, type GoldenColumn } from "./golden/golden.ts";
import { jsonFile } from "./jsonFiles.ts";

/** What a line's columns are, and what stands for one that the data do not have. */
const LINES: Record<GoldenColumn, string> = {
  customer: "code of the customer; needed",
  time: "wall clock, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, without a zone; needed",
  product: "code of the product; needed",
  family: "group of products; absent: the first 2 characters of the code",
  series: "smaller group of products; absent: the first 4 characters of the code",
  category: "any other grouping of products",
  quantity: "units; absent: 1",
  revenue: "net money of the line after discount, in the data's currency; absent: 0",
  discount: "share of the gross amount, 0 to 1; absent: 0",
  order:
    "number of the order; lines of one number, customer and day (or within 6 hours of the first) are one visit; without it, lines of one customer and time are",
  store: "store, where each numbers its orders by itself",
  salesperson: "salesperson, known to the model by salespersonBases of preprocess.json",
  source: "where the line was taken; names of phones and apps count for mobile_share",
  walkIn: "1 where the code stands for many people",
  promotion: "1 for a gift, which is no target",
  province: "name of the province, one of `provinces`; absent or another: unknown",
};

const kindOf = (kind: FeatureKind, scalers: readonly Scaler[]) =>
  scalers.map(({ name }) => {
    const found = FEATURES[kind].all.find((each) => each.name === name);
    return { name, what: found?.doc ?? "A formula of the user's own: settings.customFeatures of preprocess.json." };
  });

/** The bytes of inputs.json for a model of this preprocess. */
export function inputsFile(preprocess: Pick<Preprocess, "steps" | "periods" | "customer">): Uint8Array {
  return jsonFile(
    {
      about: "What makes the model's inputs of sale lines, beside preprocess.json: docs/formats.md of Sales Studio.",
      lines: GOLDEN_COLUMNS.map((name) => ({ name, what: LINES[name] })),
      order: "lines of a customer in order of time, those of one time in the order of the file",
      history:
        "asked for a moment: all lines of the customer strictly before it, oldest first; the last settings.maxSeqLen of them are the steps. Of a line that is a target: lines of strictly earlier times and of other visits (historyRule before-visit)",
      products: { padding: PADDING, unknown: UNKNOWN, first: UNKNOWN + 1, what: "id of products[i] is first + i" },
      nothing:
        "a customer without history is one step of the unknown product, all numbers 0; the calendar and the province stay",
      scaling:
        "x / divisor; then, where log, sign(x) · log1p(|x|); then, where scale, (x − mean) / deviation; unknown: 0. Answers go back the same way, and are at least 0",
      features: {
        steps: kindOf("step", preprocess.steps),
        periods: kindOf("period", preprocess.periods.week),
        customer: kindOf("customer", preprocess.customer),
        customLimit: CUSTOM_LIMIT,
      },
      periods: Object.fromEntries(
        SCALES.map((scale) => [scale, { days: SCALE_DAYS[scale], count: SCALE_PERIODS[scale] }]),
      ),
      periodsWhat:
        "ending with the moment asked for, each `days` long, oldest first; a line at its beginning belongs to it",
      calendar: "month 0 to 11 as an angle of 2π / 12, weekday from Monday 0 as one of 2π / 7",
      tet: { days: Array.from(TET_TIMES, (time) => timeText(time, false)), farthest: FARTHEST_TET },
      places: {
        provinces: PROVINCES.map((province) => ({
          ...{ id: province.id, code: province.code, name: province.short },
          ...{ latitude: province.latitude, longitude: province.longitude, names: provinceNames(province) },
        })),
        cities: CITIES,
        what: "a customer is where its last line is: at the position of the province's name, urban 0.5; km_province_centre to the province's own position. Names are compared without marks, case and tỉnh, thành phố, TP. Kilometres: haversine, radius 6371.0088",
      },
      memory: {
        parts: MEMORY_PARTS,
        ...{ halfLifeDays: HALF_LIFE, smoothing: SMOOTHING, prior: PRIOR, priorWeight: PRIOR_WEIGHT },
        ...{ firstHabit: FIRST_HABIT, evidence: EVIDENCE_COUNT, evidenceBase: EVIDENCE_BASE, logScale: LOG_SCALE },
        what: "frequency: lines of the history by product; recent: the same, weight 2^(−days / halfLifeDays); habit: lines by how likely each was bought out of habit, judged visit by visit (h = share of habit · (habit weight + smoothing · popularity) / (habit total + smoothing); f the same of the followers of the last product, less what training lines of the visit put in; p = share of popularity · popularity; each divided by their sum; shares begin as prior and move by (judged − share) / (lines judged + priorWeight); a first visit counts firstHabit); followers: memory.followers of the last product; trend: memory.weeks before the moment's own, a week's weight halving every two",
        evidenceWhat:
          "log1p of lines, distinct products, weight and number of the last product's followers, each / logScale; shares of habit and of followers; then the products of every two of these, each with itself too",
      },
      experts: {
        names: EXPERTS,
        floors: FLOORS,
        mostDeviations: MOST_DEVIATIONS,
        what: "sum over the experts of exponent · ln(share + floor), the network by its log-softmax, then softmax over the products; the exponent is its first number plus each further one times the evidence (log1p of lines, of visits), standardised and within ± mostDeviations. visits: each visit once a product, halving every halfLives.visits days before the last line; sales: what all customers bought on days before, halving every halfLives.sales; related, relatedEver: sums of memory.ease of the products so weighed, of all products equally",
      },
    },
    1,
  );
}
