// The texts of judged next orders, in English.

export const enJudgedOrders = {
  judgedOrders: {
    title: "Next orders",
    lead: "Each of {{orders:count|# order|# orders}} of {{customers:count|# customer|# customers}} in the test part, told from what came before it.",
    by: "Named by",
    model: "The model",
    lastOrders: "What the last orders held most often",
    frequent: "What the customer bought most often",
    lastOrder: "The last order again",
    popular: "What sells most everywhere",
    recall5: "Of the order, in the first 5",
    recall10: "Of the order, in the first 10",
    precision5: "Of the first 5, bought",
    hit5: "Orders with one of the 5",
  },
} as const;
