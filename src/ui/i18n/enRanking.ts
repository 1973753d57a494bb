// The texts of rankings and of what discounts did in English.

export const enRanking = {
  ranking: {
    title: "Rankings",
    lead: "By revenue, each beside its year before. A name narrows the whole screen to its lines.",
    nothing: "The file names no salesperson, route, order source, category or family: there is nothing to rank by.",
    by: "Rank by",
    table: "Ranking by {{by}}",
    search: "Search the ranking",
    narrow: "Count only {{name}}",
    years: "The change is that of {{from:date}} – {{to:date}} against the same days of the year before.",
    noYears: "The data do not reach back a year before this period, so there is no change to show.",
    discountHint:
      "Discount is gross less net; its share is of the gross amount. Returns take theirs back; free lines count none, as their gross amount is unknown.",
    without: "{{lines:count|# line names none|# lines name none}} ({{share:share}}).",
  },
  discounts: {
    title: "What discounts did",
    lead: "Purchases with at least 2 points more off than the same customer's lowest on the same product, beside that customer's other purchases of it within 180 days.",
    caution:
      "This is no experiment: somebody chose who got a discount and when. Customers who were about to buy much may have been given one; then the discount did less than it seems.",
    answer: "With {{extra}} points more off, a purchase held {{change}} in quantity ({{low}} to {{high}}).",
    noSign: "That is not told apart from no change at all.",
    bracketQuantity:
      "Warning: here discounts follow the quantity. A threshold parts discounted purchases from others almost like a rule ({{share:wholeShare}}). Buying much brings the discount, so these figures say little of what a discount does.",
    bracketOrder:
      "Warning: here discounts follow the order's amount. A threshold parts discounted orders from others almost like a rule ({{share:wholeShare}}), so these figures say little of what a discount does.",
    beforeMoved:
      "Careful: already the purchase before a discounted one differs from the others ({{change}}). Discounts met customers whose purchases were changing anyway.",
    ahead: "The next purchase of the product differs by {{change}} from the usual: some of it was bought ahead.",
    noDiscounts: "The file has no discount column, so there is nothing to compare.",
    noQuantities: "The file has no quantities, so there is nothing to compare.",
    constant: "No customer bought a product at discounts that differ by 2 points or more: nothing can be compared.",
    tooFew:
      "Too few comparisons for an answer: {{discounted:count}} discounted purchases among {{purchases:count}} that customers made of a product at least twice. At least 50 comparisons of 20 customers are needed.",
    table: "Changes with a discount",
    outcome: "Measured",
    change: "Change",
    low: "At least",
    high: "At most",
    comparisons: "Comparisons",
    customers: "Customers",
    quantity: "Quantity of the purchase",
    revenue: "Net revenue of the purchase",
    gap: "Days until the next purchase of the product",
    next: "Quantity of the next purchase",
    perDay: "Quantity a day until the next purchase",
    before: "Check: the purchase before (0 expected)",
    familyTable: "Quantity of the purchase, by family",
    family: "Family",
    shrunk: "Cautious estimate",
    shrunkHint:
      "The cautious estimate draws a family towards all families by how uncertain its own figure is. Families with fewer than 20 comparisons or 10 customers are left out.",
    alike: "No family differs from the others by more than chance: the cautious estimate is the same for all.",
    intervals:
      "The range is a 95% interval over customers (bootstrap). Compared: {{discounted:count}} discounted of {{purchases:count}} purchases; left out: {{walkIns:count|# line|# lines}} of walk-in customers, {{free:count|# free or returned line|# free or returned lines}}.",
  },
} as const;
