// The texts of the correlation of features in English.

export const enCorrelation = {
  correlation: {
    title: "Correlations between the model's features",
    lead: "Over purchases of the training part only, by the settings of the Train screen: what the model knows before each, and what it has to predict. The filter above does not hold here.",
    start: "Compute correlations",
    again: "Compute again",
    whileTraining: "A model is being trained. Correlations can be computed when the training is finished or stopped.",
    targets: "{{number:count}} of {{all:count}} training purchases, {{features:count}} numbers.",
    mapTitle: "Correlation of features",
    mapLead:
      "Pearson's says how nearly two numbers lie on a line (as the model sees them: money, counts and days as logarithms), Spearman's whether one rises with the other at all. Alike numbers stand side by side; numbers that never change, or are never known, have no cells.",
    map: "{{measure}} correlation",
    measure: "Measure",
    pearson: "Pearson",
    spearman: "Spearman",
    kind: "Which numbers",
    kinds: { customer: "Customer", period: "Periods", line: "Last purchase, own", all: "All" },
    feature: "Number",
    with: "With",
    pairs: "Strongest pairs",
    pairsLead:
      "Numbers that say nearly the same. A model is not harmed by it, but their importance is shared between them.",
    withTargets: "With what is predicted",
    withTargetsLead: "Taken one by one; a model uses them together.",
    withTarget: "With {{target}}",
    periodLast: "{{feature}}, last {{scale}}",
    periodBefore: "{{feature}}, {{scale}} before last",
    scale: { week: "week", month: "month", quarter: "quarter", year: "year" },
    period: { revenue: "Revenue", quantity: "Quantity", visits: "Visits", discount: "Discount", change: "Change" },
    line: {
      last_quantity: "Last line's quantity",
      last_revenue: "Last line's revenue",
      last_discount: "Last line's discount",
      last_price_tier: "Last line's price tier",
      history_lines: "Lines so far",
    },
    target: { quantity: "Predicted: quantity", revenue: "Predicted: revenue", discount: "Predicted: discount" },
  },
} as const;
