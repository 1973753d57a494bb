// The texts of tables of sale lines in English.

import { enTableColumns } from "./enColumns.ts";

export const enLines = {
  lines: {
    title: "Lines",
    lead: "Every line that was kept, as the studio understood it. A heading sorts; the numbers are those of the file's lines, the header not counted.",
    search: "Search customer or product",
    nameOf: "{{column}}: name",
    count: "{{lines:count|# line|# lines}}",
    rows: "{{shown:count}} of {{total:count}}",
    openOf: "Show the lines: {{name}}",
    none: "No line fits.",
    noneFound: "No line's customer or product holds “{{query}}”.",
    lines: "Lines",
    customers: "Customers",
    orders: "Orders",
    products: "Products",
    quantity: "Units",
    revenue: "Revenue",
    columns: enTableColumns,
  },
} as const;
