// MODEL_CARD.md: what the model is, how it was judged, how far to trust it, and how to run it elsewhere.

import type { Metric } from "../evaluation/metric.ts";
import type { MetricsReport } from "../evaluation/report.ts";
import { MEMORY_PARTS } from "../features/memory/parts.ts";
import { EXPERTS } from "../model/experts.ts";
import type { Memory } from "../model/modelSettings.ts";
import { TASKS } from "../training/events.ts";
import type { Member } from "../training/member.ts";
import { type Artefact, memberFolder } from "./artefact.ts";
import { verdictSentences, writeAmount } from "./verdict.ts";

/** The card as Markdown. Every figure stands beside its baselines, and a lost comparison is said to be lost. */
export function modelCard(artefact: Artefact): string {
  const { metrics, preprocess, members } = artefact;
  const absent = TASKS.filter((task) => task !== "product" && !preprocess.tasks[task]);
  const sections = [
    "# Sales prediction model",
    "Predicts a customer's next product, its quantity, revenue and discount from the customer's purchases so far. Trained in Sales Studio, on one machine; no data left it.",
    "## Verdict",
    verdictSentences(metrics)
      .map((sentence) => `- ${sentence}`)
      .join("\n"),
    "## How it was judged",
    metrics.protocol,
    "Values in brackets are 95% bootstrap intervals over customers.",
    countsTable(metrics),
    absent.length
      ? `Absent from the data, so neither learnt nor predicted: ${absent.join(", ")}.`
      : "All four tasks are in the data.",
    scalesNote(artefact),
    "## Next product, ranked against all products",
    productTable(metrics),
    repeatNote(metrics),
    numbersSection(metrics),
    amountsSection(metrics),
    "## The model",
    architecture(members),
    customFeatures(artefact),
    training(members),
    "## Running it elsewhere",
    elsewhere(artefact),
    "## Limits",
    limits(metrics),
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const share = ({ value, low, high }: Metric): string =>
  Number.isFinite(value) ? `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]` : "–";
const amount = ({ value, low, high }: Metric): string =>
  Number.isFinite(value) ? `${writeAmount(value)} [${writeAmount(low)}, ${writeAmount(high)}]` : "–";

function countsTable({ counts }: MetricsReport): string {
  return table(
    ["training targets", "validation targets", "test targets", "customers", "products"],
    [
      [counts.train, counts.validation, counts.test, counts.customers, counts.products].map((n) =>
        n.toLocaleString("en-US"),
      ),
    ],
  );
}

function productTable({ product, baselines }: MetricsReport): string {
  const rows = [["**this model**", product] as const, ...Object.entries(baselines.product)];
  return table(
    ["", "accuracy", "hit@5", "hit@10", "NDCG@5", "NDCG@10", "MRR"],
    rows.map(([name, m]) => [name, ...[m.accuracy, m.hit5, m.hit10, m.ndcg5, m.ndcg10, m.mrr].map(share)]),
  );
}

function repeatNote({ product }: MetricsReport): string {
  return (
    `Of the test targets, ${product.repeat.count.toLocaleString("en-US")} are products that the customer had bought before ` +
    `(hit@10 ${share(product.repeat.hit10)}) and ${product.new.count.toLocaleString("en-US")} are new to the customer (hit@10 ${share(product.new.hit10)}).`
  );
}

function numbersSection({ quantity, revenue, discount, baselines }: MetricsReport): string {
  const parts: string[] = [];
  const mae = (name: string, model: { mae: Metric }, others: Record<string, { mae: Metric }>): string =>
    `## ${name}\n\n${table(["", "MAE"], [["**this model**", amount(model.mae)], ...Object.entries(others).map(([key, each]) => [key, amount(each.mae)])])}`;
  if (quantity && baselines.quantity) parts.push(mae("Quantity", quantity, baselines.quantity));
  if (revenue && baselines.revenue) {
    const rows = [["**this model**", revenue] as const, ...Object.entries(baselines.revenue)];
    const cells = rows.map(([name, m]) => [name, amount(m.mae), amount(m.rmse), share(m.wape)]);
    parts.push(`## Revenue\n\n${table(["", "MAE", "RMSE", "WAPE"], cells)}`);
  }
  if (discount && baselines.discount)
    parts.push(mae("Discount (fraction of the gross amount)", discount, baselines.discount));
  return parts.join("\n\n");
}

/** What a line of a known product is, and sums of groups. */
function amountsSection({ amounts }: MetricsReport): string {
  if (!amounts) return "";
  const rows = (["quantity", "revenue", "discount"] as const).flatMap((task) => {
    const found = amounts[task];
    if (!found) return [];
    const { mae, rule, sums, coverage, beforeProduct: before } = found;
    return [
      [task, amount(mae), amount(rule), sums.toFixed(3), coverage.toFixed(3), amount(before.mae), amount(before.rule)],
    ];
  });
  const head = ["", "MAE", "median of customer and product", "predicted / actual", "in the 80% interval"];
  const groups = amounts.groups.map(({ kind, groups: each }) =>
    table(
      [kind, "lines", "predicted revenue", "actual", "predicted / actual"],
      each.map(({ name, lines, said, actual }) => [
        name || "–",
        String(lines),
        writeAmount(said),
        writeAmount(actual),
        actual > 0 ? (said / actual).toFixed(2) : "–",
      ]),
    ),
  );
  return [
    "## Amounts, given the product",
    table([...head, "MAE before the product is known", "median of the last 40 lines"], rows),
    ...groups,
  ].join("\n\n");
}

function scalesNote({ preprocess }: Artefact): string {
  return preprocess.scalesOff.map(({ scale, reason }) => `The ${scale} scale is off: ${reason}`).join("\n\n");
}

const MEMORY_WORDS: Record<Memory, string> = {
  off: "no memory",
  frequency: "a gated memory of the customer's own product frequencies",
  counts: `a gated memory of ${MEMORY_PARTS.length} counted shares (${MEMORY_PARTS.join(", ")})`,
  experts:
    `a gated memory of ${MEMORY_PARTS.length} counted shares (${MEMORY_PARTS.join(", ")}), then a product of ` +
    `${EXPERTS.length} experts (${EXPERTS.join(", ")}) with exponents fitted on the validation part`,
};

function architecture(members: Artefact["members"]): string {
  const each = [...new Set(members.map(network))];
  if (members.length === 1) return each.join("");
  return [
    `${members.length} members, whose probabilities and numbers are averaged before anything is ranked:`,
    ...each,
  ].join("\n\n");
}

function network({ config, weights }: Member): string {
  const parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  return (
    `${parameters.toLocaleString("en-US")} parameters: product embedding of ${config.embedDim}, ${config.numLayers} bidirectional LSTM ` +
    `layer(s) of ${config.hiddenSize} per direction, self-attention with ${config.numHeads} head(s), one LSTM per time scale ` +
    `(${config.scales.join(", ") || "none"}), customer encoder, fusion of ${config.fusionDim}, ` +
    `${MEMORY_WORDS[config.memory]}, four heads.`
  );
}

/** The user's own inputs; a formula that was read holds nothing that Markdown would take for more than code. */
function customFeatures({ preprocess }: Artefact): string {
  const features = preprocess.settings.customFeatures ?? [];
  if (features.length === 0) return "";
  const lines = features.map(({ name, formula }) => `- \`${name}\` = \`${formula.replace(/\s+/g, " ")}\``);
  return ["Custom features, customer inputs beside the built-in ones:", ...lines].join("\n");
}

function training(members: Artefact["members"]): string {
  return members.map(run).join("\n\n");
}

function run({ history, settings }: Member): string {
  const { backend } = history;
  return (
    `Trained ${history.epochs.length} epoch(s) of at most ${settings.epochs} in ${Math.round(history.seconds)} s on ${backend.name} ` +
    `(${backend.detail}); ended: ${history.reason}; the weights are those of epoch ${history.bestEpoch}, the best on the validation targets. Seed ${settings.seed}.`
  );
}

/** Code that runs the model's files; each of the folders is there where it was taken along. */
function elsewhere({ members, golden }: Artefact): string {
  const examples = golden
    ? ` \`golden.json\`, where it was taken along, holds lines of ${golden.customers.length} customers under neutral codes, with the inputs and answers they lead to: hold your own program against them, and leave the file out where lines must not travel.`
    : "";
  return `\`inputs.json\` and \`preprocess.json\` say what makes inputs of sale lines.${examples}

From raw lines in Python (\`python/\`, see its README.md):

\`\`\`python
import sales_studio  # pip install "./python[torch,polars]"
answers = sales_studio.load(".").predict("sales.csv", top_k=10)
\`\`\`

From raw lines in a page, Node or Deno (\`web/\`, see its README.md); \`web/predict.html\` opens by double click:

\`\`\`js
import { readFile } from "node:fs/promises";
import { createPredictor } from "./web/predictor.js";
const predictor = await createPredictor(await readFile("model.zip"));
const answers = await predictor.predict(await readFile("sales.csv"), { topK: 10 });
\`\`\`

From tensors in any ONNX runtime: \`onnx/model.onnx\`. The weights alone: the tensors of \`${memberFolder(1)}/model.safetensors\` carry PyTorch's names and layouts (LSTM gates i, f, g, o), the sizes are in \`${memberFolder(1)}/config.json\`${members.length > 1 ? "; the other members lie beside it" : ""}. Product ids: 0 is padding, 1 unknown, id 2 is the first entry of \`products\`.`;
}

function limits({ counts, product }: MetricsReport): string {
  const few = counts.test < 1000 ? ` With ${counts.test} test targets the intervals are wide.` : "";
  const fresh = product.new.count
    ? " Products new to a customer are much harder to foresee than repeats; see the figures above."
    : "";
  return `The model knows the products of its training part only; an unknown product counts as a wrong prediction above. It describes the period it was trained on and wants retraining when habits, range or prices change.${few}${fresh} The probabilities are the model's own; their calibration is not guaranteed.`;
}
