// What results say of a model of several networks, in English.

export const enNetworks = {
  networks: {
    title: "The networks and their mean",
    lead: "{{networks:count|# network|# networks}} answer together with the mean of their probabilities; here beside each by itself, on the same test cases.",
    better:
      "Together they hit {{points}} points more often among the first ten than they do on average (95% interval {{low}} to {{high}}).",
    worse:
      "Together they hit {{points}} points less often among the first ten than they do on average (95% interval of the difference {{low}} to {{high}}).",
    level:
      "Together they hit as often among the first ten as they do on average: the difference cannot be told from 0 (95% interval {{low}} to {{high}} points).",
    network: "Network",
    one: "{{number:count}} (seed {{seed}}, epoch {{epoch:count}})",
    mean: "Mean of the networks",
    whole: "All together",
    deviation: "± between seeds",
  },
} as const;
