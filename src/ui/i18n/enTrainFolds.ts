// The texts of the Train screen's folded parts in English.

export const enTrainFolds = {
  trainFolds: {
    takes: "About {{time:duration}} on this machine.",
    takesLess: "Less than a minute on this machine.",
    plan: "Time, memory and how purchases are split",
    settingsSummary: "all of them as in “{{preset}}”",
    features: "{{count:count|# of your own|# of your own}}",
    model: "{{count:short}} numbers to learn",
    log: "{{count:count|# line|# lines}}",
  },
} as const;
