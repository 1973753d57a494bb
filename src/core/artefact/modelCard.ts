// MODEL_CARD.md: what the model is, how it was judged, how far to trust it, and how to run it elsewhere.

import type { Metric } from "../evaluation/metric.ts";
import type { Figures, GroupSums, MetricsReport, RevenueMetrics } from "../evaluation/report.ts";
import { MEMORY_PARTS } from "../features/memory/parts.ts";
import type { Message } from "../lib/message.ts";
import { EXPERTS } from "../model/experts.ts";
import type { Memory } from "../model/modelSettings.ts";
import { type StopReason, TASKS } from "../training/events.ts";
import type { Member } from "../training/member.ts";
import { type Artefact, memberFolder } from "./artefact.ts";
import { cardMessage } from "./cardMessages.ts";
import type { CardPart } from "./cardText.ts";
import { verdictSentences, writeAmount } from "./verdict.ts";

type Section = readonly CardPart[];

/** The card as Markdown in pieces. Every figure stands beside its baselines, and a lost comparison is said to be lost. */
export function modelCard(artefact: Artefact): CardPart[] {
  const { metrics, preprocess, members } = artefact;
  const absent = TASKS.filter((task) => task !== "product" && !preprocess.tasks[task]);
  const sections: Section[] = [
    ["# ", cardMessage("card.title")],
    [cardMessage("card.lead")],
    heading(cardMessage("card.verdict")),
    bullets(verdictSentences(metrics)),
    heading(cardMessage("card.judged")),
    metrics.protocolSentences ? joined(metrics.protocolSentences, " ") : [metrics.protocol],
    [cardMessage("card.intervals")],
    countsTable(metrics),
    [absent.length ? cardMessage("card.absent", { tasks: absent.join(", ") }) : cardMessage("card.allTasks")],
    ...scaleNotes(artefact),
    heading(cardMessage("card.ranked")),
    productTable(metrics),
    [repeatNote(metrics)],
    ...networksSections(metrics),
    ...numbersSections(metrics),
    ...amountsSections(metrics),
    heading(cardMessage("card.model")),
    ...architecture(members),
    customFeatures(artefact),
    ...members.map((member) => [run(member)]),
    heading(cardMessage("card.elsewhere")),
    ...elsewhere(artefact),
    heading(cardMessage("card.limits")),
    joined(limits(metrics), " "),
  ];
  return [
    ...joined(
      sections.filter((parts) => parts.length > 0),
      "\n\n",
    ),
    "\n",
  ];
}

function joined(parts: readonly Cell[], between: string): CardPart[] {
  return parts.flatMap((part, i) => [...(i > 0 ? [between] : []), ...(isSection(part) ? part : [part])]);
}

type Cell = CardPart | Section;
const isSection = (cell: Cell): cell is Section => Array.isArray(cell);

const heading = (text: Message): Section => ["## ", text];
const bullets = (items: readonly Cell[]): Section =>
  items.flatMap((item, i) => joined([i > 0 ? "\n- " : "- ", item], ""));

function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): Section {
  const inCell = (cell: Cell): Cell => (typeof cell === "string" ? cell.replaceAll("|", "\\|") : cell);
  const line = (cells: readonly Cell[]): Section => ["| ", ...joined(cells.map(inCell), " | "), " |"];
  return joined([line(head), line(head.map(() => "---")), ...rows.map(line)], "\n");
}

const THIS_MODEL: Section = ["**", cardMessage("card.thisModel"), "**"];
const withInterval = (write: (value: number) => string, { value, low, high }: Metric): CardPart =>
  Number.isFinite(value)
    ? cardMessage("card.metric", { value: write(value), low: write(low), high: write(high) })
    : "–";
const share = (metric: Metric): CardPart => withInterval((value) => value.toFixed(4), metric);
const amount = (metric: Metric): CardPart => withInterval(writeAmount, metric);
const number = (value: string): CardPart => cardMessage("card.number", { value });
const whole = (value: number): string => value.toLocaleString("en-US");

function countsTable({ counts }: MetricsReport): Section {
  const names = ["train", "validation", "test", "customers", "products"] as const;
  return table(
    names.map((name) => cardMessage(`card.counts.${name}`)),
    [names.map((name) => number(whole(counts[name])))],
  );
}

/** The model above its baselines, by name. */
function compared<Metrics>(model: Metrics, others: Record<string, Metrics>): (readonly [Cell, Metrics])[] {
  return [[THIS_MODEL, model], ...Object.entries(others)];
}

function productTable({ product, baselines }: MetricsReport): Section {
  return table(
    ["", cardMessage("card.accuracy"), "hit@5", "hit@10", "NDCG@5", "NDCG@10", "MRR"],
    compared(product, baselines.product).map(([name, m]) => [
      name,
      ...[m.accuracy, m.hit5, m.hit10, m.ndcg5, m.ndcg10, m.mrr].map(share),
    ]),
  );
}

/** Of a model of several networks: each by itself, their mean, the whole, and how far seeds lie apart. */
function networksSections({ networks: found, product }: MetricsReport): Section[] {
  if (!found) return [];
  const { networks, mean, lead, deviation } = found;
  const row = (name: Cell, { hit10, ndcg10, mrr }: Figures<Metric>["product"]): Cell[] => [
    name,
    ...[hit10, ndcg10, mrr].map(share),
  ];
  const between = deviation?.product;
  const one = (seed: number, epoch: number) => cardMessage("card.networks.one", { seed: String(seed), epoch });
  return [
    ["### ", cardMessage("card.networks")],
    table(
      ["", "hit@10", "NDCG@10", "MRR"],
      [
        ...networks.map((each) => row(one(each.seed, each.epoch), each.product)),
        row(cardMessage("card.networks.mean"), mean.product),
        row(THIS_MODEL, product),
        row(cardMessage("card.networks.lead"), lead.product),
        ...(between
          ? [
              [
                cardMessage("card.networks.deviation"),
                ...[between.hit10, between.ndcg10, between.mrr].map((each) => number(each.toFixed(4))),
              ],
            ]
          : []),
      ],
    ),
  ];
}

function repeatNote({ product }: MetricsReport): CardPart {
  return cardMessage("card.repeat", {
    repeat: whole(product.repeat.count),
    hitRepeat: share(product.repeat.hit10),
    fresh: whole(product.new.count),
    hitFresh: share(product.new.hit10),
  });
}

function numbersSections({ quantity, revenue, discount, baselines }: MetricsReport): Section[] {
  const maes = (title: Message, model: { mae: Metric }, others: Record<string, { mae: Metric }>): Section[] => [
    heading(title),
    table(
      ["", "MAE"],
      compared(model, others).map(([name, { mae }]) => [name, amount(mae)]),
    ),
  ];
  const revenues = (model: RevenueMetrics, others: Record<string, RevenueMetrics>): Section[] => [
    heading(cardMessage("card.revenue")),
    table(
      ["", "MAE", "RMSE", "WAPE"],
      compared(model, others).map(([name, m]) => [name, amount(m.mae), amount(m.rmse), share(m.wape)]),
    ),
  ];
  return [
    ...(quantity && baselines.quantity ? maes(cardMessage("card.quantity"), quantity, baselines.quantity) : []),
    ...(revenue && baselines.revenue ? revenues(revenue, baselines.revenue) : []),
    ...(discount && baselines.discount ? maes(cardMessage("card.discount"), discount, baselines.discount) : []),
  ];
}

/** What a line of a known product is, and sums of groups. */
function amountsSections({ amounts }: MetricsReport): Section[] {
  if (!amounts) return [];
  const rows = (["quantity", "revenue", "discount"] as const).flatMap((task) => {
    const found = amounts[task];
    if (!found) return [];
    const { mae, rule, sums, coverage, beforeProduct: before } = found;
    const shares = [sums, coverage].map((each) => number(each.toFixed(3)));
    return [
      [cardMessage(`card.task.${task}`), amount(mae), amount(rule), ...shares, amount(before.mae), amount(before.rule)],
    ];
  });
  const heads = (["rule", "ratio", "interval", "before", "beforeRule"] as const).map((name) =>
    cardMessage(`card.amounts.${name}`),
  );
  return [heading(cardMessage("card.amounts")), table(["", "MAE", ...heads], rows), ...amounts.groups.map(groupTable)];
}

function groupTable({ kind, groups }: GroupSums): Section {
  return table(
    [
      cardMessage(`card.group.${kind}`),
      cardMessage("card.group.lines"),
      cardMessage("card.group.predicted"),
      cardMessage("card.group.actual"),
      cardMessage("card.amounts.ratio"),
    ],
    groups.map(({ name, lines, said, actual }) => [
      name || "–",
      String(lines),
      number(writeAmount(said)),
      number(writeAmount(actual)),
      actual > 0 ? number((said / actual).toFixed(2)) : "–",
    ]),
  );
}

function scaleNotes({ preprocess }: Artefact): Section[] {
  return preprocess.scalesOff.map(({ scale, reason, sentence }) => [
    cardMessage("card.scaleOff", { scale: cardMessage(`card.scale.${scale}`), reason: sentence ?? reason }),
  ]);
}

function architecture(members: Artefact["members"]): Section[] {
  const each = [...new Map(members.map((member) => [network(member).text, network(member)])).values()];
  const sections = each.map((text) => [text]);
  if (members.length === 1) return sections;
  return [[cardMessage("card.members", { count: members.length })], ...sections];
}

function network({ config, weights }: Member): Message {
  const parameters = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  return cardMessage("card.network", {
    parameters: whole(parameters),
    embedding: config.embedDim,
    layers: config.numLayers,
    hidden: config.hiddenSize,
    heads: config.numHeads,
    scales: config.scales.length ? config.scales.join(", ") : cardMessage("card.noScales"),
    fusion: config.fusionDim,
    memory: memoryOf(config.memory),
  });
}

function memoryOf(memory: Memory): Message {
  const counted = { count: MEMORY_PARTS.length, parts: MEMORY_PARTS.join(", ") };
  if (memory === "counts") return cardMessage("card.memory.counts", counted);
  if (memory === "experts")
    return cardMessage("card.memory.experts", { ...counted, experts: EXPERTS.length, names: EXPERTS.join(", ") });
  return cardMessage(`card.memory.${memory}`);
}

/** The user's own inputs; a formula that was read holds nothing that Markdown would take for more than code. */
function customFeatures({ preprocess }: Artefact): Section {
  const features = preprocess.settings.customFeatures ?? [];
  if (features.length === 0) return [];
  const lines = features.map(({ name, formula }) => `\n- \`${name}\` = \`${formula.replace(/\s+/g, " ")}\``);
  return [cardMessage("card.features"), ...lines];
}

const STOPS = {
  "all epochs done": "card.stop.done",
  "early stop": "card.stop.early",
  "stopped by user": "card.stop.user",
} as const satisfies Record<StopReason, string>;

function run({ history, settings }: Member): Message {
  const { backend } = history;
  if (settings.snapshots > 1) {
    return cardMessage("card.runSnapshot", {
      seconds: whole(Math.round(history.seconds)),
      backend: backend.name,
      detail: backend.detailSentence ?? backend.detail,
      epoch: history.bestEpoch,
      seed: String(settings.seed),
    });
  }
  return cardMessage("card.run", {
    epochs: history.epochs.length,
    most: settings.epochs,
    seconds: whole(Math.round(history.seconds)),
    backend: backend.name,
    detail: backend.detailSentence ?? backend.detail,
    reason: cardMessage(STOPS[history.reason]),
    best: history.bestEpoch,
    seed: String(settings.seed),
  });
}

const PYTHON = `\`\`\`python
import sales_studio  # pip install "./python[torch,polars]"
answers = sales_studio.load(".").predict("sales.csv", top_k=10)
\`\`\``;

const WEB = `\`\`\`js
import { readFile } from "node:fs/promises";
import { createPredictor } from "./web/predictor.js";
const predictor = await createPredictor(await readFile("model.zip"));
const answers = await predictor.predict(await readFile("sales.csv"), { topK: 10 });
\`\`\``;

/** Code that runs the model's files; each of the folders is there where it was taken along. */
function elsewhere({ members, golden }: Artefact): Section[] {
  const first = memberFolder(1);
  const inputs = [
    cardMessage("card.inputs"),
    ...(golden ? [cardMessage("card.golden", { customers: golden.customers.length })] : []),
  ];
  const tensors = [
    cardMessage("card.onnx"),
    cardMessage("card.half"),
    cardMessage("card.weights", { file: `${first}/model.safetensors`, config: `${first}/config.json` }),
    ...(members.length > 1 ? [cardMessage("card.otherMembers")] : []),
    cardMessage("card.ids"),
  ];
  return [
    joined(inputs, " "),
    [cardMessage("card.python")],
    [PYTHON],
    [cardMessage("card.web")],
    [WEB],
    joined(tensors, " "),
  ];
}

function limits({ counts, product }: MetricsReport): Message[] {
  return [
    cardMessage("card.period"),
    ...(counts.test < 1000 ? [cardMessage("card.few", { targets: counts.test })] : []),
    ...(product.new.count ? [cardMessage("card.fresh")] : []),
    cardMessage("card.calibration"),
  ];
}
