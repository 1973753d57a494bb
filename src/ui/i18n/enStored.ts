// The texts of screens that wait for a data set or a model, and of what waits since the last visit, in English.

export const enStored = {
  stored: {
    datasets: "Data sets kept on this machine",
    models: "Models kept on this machine",
    dataset: "{{lines:count|# line|# lines}} · {{customers:count|# customer|# customers}} · {{date:date}}",
    size: "{{size:bytes}}",
    more: "{{count:count|# more|# more}}",
    model: "Trained {{date:dateTime}} on {{data}} · {{products:count|# product|# products}} · hit at 10: {{hit:share}}",
    unknownData: "unknown data",
    open: "Open",
    openNamed: "Open {{name}}",
    openModelNamed: "Open the model {{name}}",
    opening: "Opening {{name}}",
    openingLast: "Opening the model of your last visit",
    orTrain: "Train a new one",
    unfinished:
      "A training on {{name}} is unfinished: in epoch {{epoch:count}} of {{epochs:count}}, {{time:dateTime}}.",
    unfinishedOf:
      "A training on {{name}} is unfinished: network {{number:count}} of {{of:count}}, in epoch {{epoch:count}} of {{epochs:count}}, {{time:dateTime}}.",
    latest: "The latest model of these data",
    latestOf: "{{name}} ({{preset}}), trained {{date:dateTime}}.",
    latestGrown: "The data have grown since: it predicts from all of them, and has learnt the older part.",
    predict: "Predict with it",
    retrain: "Retrain from its weights",
    retrainHint: "Retraining keeps its settings and what it knows; products that are new start fresh.",
    zipTitle: "Opened: the model in {{name}}",
    zipSaved: "The file is of {{date:dateTime}}.",
    zipProducts: "Products it knows",
    zipCustomers: "Customers it learnt from",
    zipTargets: "on {{count:count|# test target|# test targets}}",
    zipResults: "See how good it is",
    zipKept: "It is kept under Runs. Predicting needs a data set open as well.",
    goOn: "Continue it",
    look: "Look at it",
  },
} as const;
