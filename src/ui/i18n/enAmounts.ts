// The texts of amounts given the product, in English.

export const enAmounts = {
  amounts: {
    title: "Amounts, given the product",
    lead: "How far quantity, revenue and discount of a line are off when its product is known, beside the customer's median of that product, else the product's.",
    model: "Mean error",
    rule: "Error of the median",
    better: "Better",
    yes: "yes",
    unclear: "not clearly",
    no: "no",
    wape: "WAPE",
    sums: "Predicted / actual",
    coverage: "In the 80% interval",
    before: "Before the product is known",
    last: "Median of the last 40 lines",
    quantity: "Quantity",
    revenue: "Revenue",
    discount: "Discount",
    task: "Of a line",
    group: "Group",
    lines: "Lines",
    said: "Predicted revenue",
    actual: "Actual revenue",
    by: {
      product: "Sums by product",
      province: "Sums by province",
      month: "Sums by month",
      salesperson: "Sums by salesperson",
    },
    note: "Errors are of the median; sums are of the mean, which is fitted on the validation part so that they hold there. All figures are of the test part, sums of its twelve largest groups at most.",
  },
} as const;
