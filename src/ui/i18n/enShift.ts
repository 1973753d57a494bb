// The texts about a model's own data, and about data that are not, in English.

export const enShift = {
  shift: {
    of: "Trained and judged on {{name}}",
    ofDays: "Trained and judged on {{name}}, {{first:date}} to {{last:date}}",
    unnamed: "data without a name",
    ownDay: "The open data set is the model's own.",
    ownBeyond: "The model's own data end on {{last:date}}, {{days:count|# day|# days}} before the day asked for.",
    other: "These are not the data that the model was trained on",
    old: "Whether these are the model's own data is not known",
    oldText: "The model was made by an older version, which did not keep what tells its data.",
    days: "Its data end on {{last:date}}, {{days:count|# day|# days}} before the day asked for.",
    daysWithin: "Its data go from {{first:date}} to {{last:date}}; the day asked for lies within.",
    customers: "{{fresh:count}} of {{all:count|# customer|# customers}} are new to it.",
    products: "Of the last {{lines:count|# line|# lines}}, {{share:share}} are of a product it does not know.",
    productsBeside:
      "Of the last {{lines:count|# line|# lines}}, {{share:share}} are of a product it does not know ({{own:share}} of its own last lines).",
    provinces: "{{share:share}} are of a place that is not located or of a province it has not seen.",
    provincesBeside:
      "{{share:share}} are of a place that is not located or of a province it has not seen ({{own:share}} of its own).",
    drift: "Their shares differ from those it learnt from: by products {{products}}, by amounts {{amounts}}.",
    driftBeside:
      "Their shares differ from those it learnt from: by products {{products}}, by amounts {{amounts}} (its own last lines: {{ownProducts}} and {{ownAmounts}}).",
    driftHow: "0 = the same shares, 1 = nothing in common (total variation).",
    currencies: "It counts money in {{model}}, these data in {{lines}}: what it predicts is {{model}}.",
    dates:
      "Its data read the dates of “{{column}}” as {{model}}, these as {{lines}}: one of the two may be read the wrong way round.",
    discount:
      "Its data read the discount “{{column}}” so: {{model}}; these so: {{lines}}. One of the two may be read wrongly.",
    rolesOfModel:
      "Lines that are no sales (cancelled, returned …) were set aside from its data by {{columns}}; these data are not asked for that, so such lines count as sales here.",
    rolesOfLines:
      "Lines that are no sales (cancelled, returned …) are set aside from these data by {{columns}}; its own were not asked for that, so it learnt from such lines, too.",
    resultsOther:
      "The metrics, baselines and verdict here are of the model's own test targets, not of {{open}}. Predicted against actual and the parts beside this one ask it about the lines of {{open}} after its last training and validation day.",
    reportOther:
      "Metrics, baselines and verdict are of the model's own test targets. The analyses below them were made on another data set, {{open}}: its lines after the model's last training and validation day.",
    offOther: "on its own test targets off by {{value}}",
  },
} as const;
