// docs/features.md: what the model is told, as the registry defines it.

import { SCALE_DAYS, SCALE_PERIODS, SCALES } from "../batch.ts";
import type { Scaling } from "./definition.ts";
import { FEATURES } from "./features.ts";
import type { FeatureKind, FeatureTable } from "./table.ts";

const TITLES: Record<FeatureKind, [title: string, text: string]> = {
  step: ["Steps", "Of each of the last lines of a history, oldest first, beside its product."],
  period: [
    "Periods",
    `Of each period before the target, oldest first: ${SCALES.map((scale) => `${SCALE_PERIODS[scale]} × ${SCALE_DAYS[scale]} days (${scale})`).join(", ")}.`,
  ],
  customer: [
    "Customer",
    "Of the whole history as of the target, beside the province; formulas of the user's own stand behind them.",
  ],
};

function scalingText({ log, scale, divisor }: Scaling): string {
  const steps = [
    ...(divisor === 1 ? [] : [`÷ ${divisor}`]),
    ...(log ? ["log1p"] : []),
    ...(scale ? ["standardised"] : []),
  ];
  return steps.length === 0 ? "as it is" : steps.join(", ");
}

function section({ kind, all, groups }: FeatureTable): string[] {
  const [title, text] = TITLES[kind];
  const seen = new Map(
    groups.flatMap((group) => Object.keys(group.features).map((name) => [name, "sees" in group ? group.sees : ""])),
  );
  const rows = all.map((feature) => {
    const target = seen.get(feature.name) === "target" ? " Changes with the target." : "";
    const absent = feature.byDefault ? "" : " New models do without.";
    return `| \`${feature.name}\` | ${feature.group} | ${scalingText(feature)} | ${feature.doc}${target}${absent} |`;
  });
  return [
    `## ${title}`,
    "",
    text,
    "",
    "| name | group | enters the model | what it is |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

/** The file's text. */
export function featureDocs(): string {
  return [
    "# Features",
    "",
    "What the model is told of a target, in the order of its inputs. Written by `npm run docs` from `src/core/features/registry`.",
    "",
    "A raw value is divided where so told, then goes through log1p (mirrored below 0), then is standardised by mean and",
    "deviation of the training samples; an unknown one is the training mean. `preprocess.json` holds name, scaling and both",
    "numbers of each input in order, so that a model keeps its own inputs whatever the registry becomes. Features of one",
    "group are shuffled together when Results asks what the model relies on.",
    "",
    ...section(FEATURES.step),
    ...section(FEATURES.period),
    ...section(FEATURES.customer),
  ].join("\n");
}
