// Where a training starts that goes on from a finished model: its weights, laid onto the vocabulary of more data.

import { FIRST_PRODUCT, PADDING, UNKNOWN } from "../features/productIds.ts";
import type { Preprocess, SampleSizes } from "../features/sampleSet.ts";
import { MessageError } from "../lib/message.ts";
import { timeText } from "../lib/timeText.ts";
import { modelConfig, startingParameters } from "../model/fromSettings.ts";
import type { Parameter } from "../model/parameters.ts";
import type { Member } from "./member.ts";
import type { TrainingSettings } from "./settings.ts";
import { trainingMessage } from "./trainingMessages.ts";
import { memberSeeds } from "./trainMembers.ts";

/** A network and the preprocessing it was fitted with. */
export interface Learnt {
  weights: Member["weights"];
  preprocess: Preprocess;
}

/** Rows of these stand for products, by id. */
const BY_PRODUCT: ReadonlySet<string> = new Set([
  "product_embedding.weight", // [P, E]
  "product_head.weight", // [P, F]
  "product_head.bias", // [P]
]);

/**
 * Parameters of the model that these samples and settings ask for: `learnt`'s where names and shapes are the same, rows of products
 * by their codes; what is new (products, a scale) starts as in any training.
 *
 * Throws a localised error where `learnt` has seen targets that would choose or judge the new model, or was fitted on other inputs
 * or in another size.
 */
export function warmParameters(
  samples: { sizes: SampleSizes; preprocess: Preprocess },
  settings: TrainingSettings,
  learnt: Learnt,
): Map<string, Parameter> {
  const { preprocess } = samples;
  checkParts(preprocess, learnt.preprocess);
  checkInputs(preprocess, learnt.preprocess);
  const config = modelConfig(samples.sizes, preprocess, settings);
  const parameters = startingParameters(config, preprocess, settings.seed);
  const rowOf = new Map(learnt.preprocess.products.map((code, place) => [code, place + FIRST_PRODUCT]));
  const rows = [PADDING, UNKNOWN, ...preprocess.products.map((code) => rowOf.get(code) ?? null)];
  for (const [name, { shape, values }] of parameters) {
    const found = learnt.weights.get(name);
    if (!found) continue;
    const byProduct = BY_PRODUCT.has(name);
    if (String(byProduct ? shape.slice(1) : shape) !== String(byProduct ? found.shape.slice(1) : found.shape)) {
      throw new MessageError(
        trainingMessage("warm.otherSize", { name, found: String(found.shape), needed: String(shape) }),
      );
    }
    if (!byProduct) {
      values.set(found.values);
      continue;
    }
    const width = values.length / shape[0]!;
    rows.forEach((row, id) => {
      if (row !== null) values.set(found.values.subarray(row * width, (row + 1) * width), id * width);
    });
  }
  return parameters;
}

/** A model's networks and the preprocessing that they were fitted with. */
export interface LearntModel {
  members: readonly Pick<Member, "weights">[];
  preprocess: Preprocess;
}

/**
 * Where each of the trainings that the settings ask for starts: the first from the model's first network, the second from its second,
 * and so on. Trainings beyond the model's networks are not in the list, and start as any other: two that begin with the same
 * weights would hardly differ, and their mean would bring little.
 *
 * Throws what `warmParameters` throws.
 */
export function warmStarts(
  samples: { sizes: SampleSizes; preprocess: Preprocess },
  settings: TrainingSettings,
  { members, preprocess }: LearntModel,
): Map<string, Parameter>[] {
  const seeds = memberSeeds(settings).slice(0, members.length);
  return seeds.map((seed, i) =>
    warmParameters(samples, { ...settings, seed }, { weights: members[i]!.weights, preprocess }),
  );
}

/** What `learnt` was trained or chosen on may be no part of what chooses or judges the new model. */
function checkParts(next: Preprocess, { settings, cuts }: Preprocess): void {
  if (settings.split !== "time" || next.settings.split !== "time") {
    throw new MessageError(trainingMessage("warm.otherSplit"));
  }
  if (cuts.train > next.cuts.train || cuts.validation > next.cuts.validation) {
    throw new MessageError(
      trainingMessage("warm.later", { had: timeText(cuts.train, true), have: timeText(next.cuts.train, true) }),
    );
  }
}

/** Inputs are known by their place: the same names in the same order, or the weights mean something else. */
function checkInputs(next: Preprocess, before: Preprocess): void {
  const names = ({ steps, periods, customer }: Preprocess): string[] =>
    [steps, periods.week, customer].flatMap((group) => ["|", ...group.map(({ name }) => name)]);
  const [these, those] = [names(next), names(before)];
  const place = these.findIndex((name, i) => name !== those[i]);
  if (place < 0 && these.length === those.length) return;
  const name = these[place] ?? those[these.length] ?? "";
  throw new MessageError(trainingMessage("warm.otherInputs", { name: name === "|" ? (those[place] ?? "") : name }));
}
