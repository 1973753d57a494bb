// What the model card and the verdicts say, in English. A measure comes with commas between thousands.

import { messages } from "../lib/message.ts";

export const CARD_MESSAGES = {
  "verdict.beats":
    "In {{metric:message}} the model beats the best baseline ({{baseline}}) by {{by:message}} (95% interval {{low:message}} to {{high:message}}).",
  "verdict.above":
    "In {{metric:message}} the model is ahead of the best baseline ({{baseline}}) by {{by:message}} (95% interval {{low:message}} to {{high:message}}): not enough to call it better.",
  "verdict.level":
    "In {{metric:message}} the model is level with the best baseline ({{baseline}}) (95% interval of the difference {{low:message}} to {{high:message}}).",
  "verdict.loses":
    "In {{metric:message}} the model does not beat the best baseline ({{baseline}}): it is behind by {{by:message}} (95% interval of its lead {{low:message}} to {{high:message}}).",
  "verdict.points": "{{points:decimal}} points",
  "verdict.amount": "{{amount:decimal}}",
  "verdict.hit10": "next-product hit@10",
  "verdict.hit10.repeat": "next-product hit@10 on products bought before",
  "verdict.hit10.new": "next-product hit@10 on products new to the customer",
  "verdict.mrr": "next-product MRR",
  "verdict.mae": "{{task:message}} MAE",
  "verdict.amounts":
    "Given its product, in {{task:message}} MAE the model ({{mae:decimal}}) is {{compared:message}} the customer's median of the product, else the product's ({{rule:decimal}}), by {{by:decimal}} (95% interval of the lead {{low:decimal}} to {{high:decimal}}); WAPE {{wape:decimal}}%; predicted means sum to {{sums:decimal}}% of what happened; {{coverage:decimal}}% of the lines lie in their 80% interval.",
  "verdict.amounts.better": "better than",
  "verdict.amounts.ahead": "ahead of, but not clearly,",
  "verdict.amounts.worse": "worse than",
  "verdict.amounts.level": "level with",

  "card.task.quantity": "quantity",
  "card.task.revenue": "revenue",
  "card.task.discount": "discount",
  "card.title": "Sales prediction model",
  "card.lead":
    "Predicts a customer's next product, its quantity, revenue and discount from the customer's purchases so far. Trained in Sales Studio, on one machine; no data left it.",
  "card.verdict": "Verdict",
  "card.judged": "How it was judged",
  "card.intervals": "Values in brackets are 95% bootstrap intervals over customers.",
  "card.counts.train": "training targets",
  "card.counts.validation": "validation targets",
  "card.counts.test": "test targets",
  "card.counts.customers": "customers",
  "card.counts.products": "products",
  "card.absent": "Absent from the data, so neither learnt nor predicted: {{tasks}}.",
  "card.allTasks": "All four tasks are in the data.",
  "card.scaleOff": "The {{scale:message}} scale is off: {{reason:message}}",
  "card.scale.week": "week",
  "card.scale.month": "month",
  "card.scale.quarter": "quarter",
  "card.scale.year": "year",
  "card.ranked": "Next product, ranked against all products",
  "card.thisModel": "this model",
  "card.accuracy": "accuracy",
  "card.metric": "{{value:decimal}} [{{low:decimal}}, {{high:decimal}}]",
  "card.number": "{{value:decimal}}",
  "card.networks": "The networks and their mean",
  "card.networks.one": "seed {{seed}}, weights of epoch {{epoch:count}}",
  "card.networks.mean": "mean of the networks",
  "card.networks.lead": "lead of this model over that mean",
  "card.networks.deviation": "± between seeds",
  "card.runSnapshot":
    "Trained {{seconds:decimal}} s on {{backend}} ({{detail:message}}); the weights are those of epoch {{epoch:count}}, one of several states that were kept of a training. Seed {{seed}}.",
  "card.repeat":
    "Of the test targets, {{repeat:decimal}} are products that the customer had bought before (hit@10 {{hitRepeat:message}}) and {{fresh:decimal}} are new to the customer (hit@10 {{hitFresh:message}}).",
  "card.quantity": "Quantity",
  "card.revenue": "Revenue",
  "card.discount": "Discount (fraction of the gross amount)",
  "card.amounts": "Amounts, given the product",
  "card.amounts.rule": "median of customer and product",
  "card.amounts.ratio": "predicted / actual",
  "card.amounts.interval": "in the 80% interval",
  "card.amounts.before": "MAE before the product is known",
  "card.amounts.beforeRule": "median of the last 40 lines",
  "card.group.product": "product",
  "card.group.province": "province",
  "card.group.month": "month",
  "card.group.salesperson": "salesperson",
  "card.group.lines": "lines",
  "card.group.predicted": "predicted revenue",
  "card.group.actual": "actual",
  "card.model": "The model",
  "card.members": "{{count:count}} members, whose probabilities and numbers are averaged before anything is ranked:",
  "card.network":
    "{{parameters:decimal}} parameters: product embedding of {{embedding:count}}, {{layers:count}} bidirectional LSTM layer(s) of {{hidden:count}} per direction, self-attention with {{heads:count}} head(s), one LSTM per time scale ({{scales:message}}), customer encoder, fusion of {{fusion:count}}, {{memory:message}}, four heads.",
  "card.noScales": "none",
  "card.memory.off": "no memory",
  "card.memory.frequency": "a gated memory of the customer's own product frequencies",
  "card.memory.counts": "a gated memory of {{count:count}} counted shares ({{parts}})",
  "card.memory.experts":
    "a gated memory of {{count:count}} counted shares ({{parts}}), then a product of {{experts:count}} experts ({{names}}) with exponents fitted on the validation part",
  "card.features": "Custom features, customer inputs beside the built-in ones:",
  "card.run":
    "Trained {{epochs:count}} epoch(s) of at most {{most:count}} in {{seconds:decimal}} s on {{backend}} ({{detail:message}}); ended: {{reason:message}}; the weights are those of epoch {{best:count}}, the best on the validation targets. Seed {{seed}}.",
  "card.stop.done": "all epochs done",
  "card.stop.early": "early stop",
  "card.stop.user": "stopped by user",
  "card.elsewhere": "Running it elsewhere",
  "card.inputs": "`inputs.json` and `preprocess.json` say what makes inputs of sale lines.",
  "card.golden":
    "`golden.json`, where it was taken along, holds lines of {{customers:count}} customers under neutral codes, with the inputs and answers they lead to: hold your own program against them, and leave the file out where lines must not travel.",
  "card.python": "From raw lines in Python (`python/`, see its README.md):",
  "card.web":
    "From raw lines in a page, Node or Deno (`web/`, see its README.md); `web/predict.html` opens by double click:",
  "card.onnx": "From tensors in any ONNX runtime: `onnx/model.onnx`.",
  "card.half":
    "Half precision moved probabilities by at most 0.0001, quantity and revenue by at most 0.03%, where that was measured (models of 4,000 and 90,000 parameters).",
  "card.weights":
    "The weights alone: the tensors of `{{file}}` carry PyTorch's names and layouts (LSTM gates i, f, g, o), the sizes are in `{{config}}`.",
  "card.otherMembers": "The other members lie beside it.",
  "card.ids": "Product ids: 0 is padding, 1 unknown, id 2 is the first entry of `products`.",
  "card.limits": "Limits",
  "card.period":
    "The model knows the products of its training part only; an unknown product counts as a wrong prediction above. It describes the period it was trained on and wants retraining when habits, range or prices change.",
  "card.few": "With {{targets:count}} test targets the intervals are wide.",
  "card.fresh": "Products new to a customer are much harder to foresee than repeats; see the figures above.",
  "card.calibration": "The probabilities are the model's own; their calibration is not guaranteed.",
} as const;
export type CardMessageCode = keyof typeof CARD_MESSAGES;

/** Says something of a model's card. */
export const cardMessage = messages(CARD_MESSAGES);
