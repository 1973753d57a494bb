// The texts of what one gets, and of the first run's three steps, in English.

export const enStart = {
  start: {
    whatOneGets: "What you get",
    order: "What each shop will order next",
    orderText: "Likely products with quantity, price and the reason; a visit list for each salesperson, to print.",
    due: "Who is due, and who is leaving",
    dueText: "Each customer's own rhythm: due now, overdue, likely lost, with the revenue at risk.",
    demand: "How much will be sold",
    demandText: "The next weeks by product, with a range that says how sure it is, and an order sheet for the stock.",
    steps: "First run",
    stepData: "Bring in your sales lines",
    stepTrain: "Let it learn from them",
    stepUse: "Ask who buys what next",
    done: "done",
    hide: "Hide these steps",
  },
} as const;
