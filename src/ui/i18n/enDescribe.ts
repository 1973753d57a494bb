// The texts of the description of columns in English.

import { enDescribedColumns } from "./enColumns.ts";

export const enDescribe = {
  describe: {
    title: "Columns in figures",
    lead: "Each column of the lines that were kept. Quantiles are interpolated linearly; the deviation is that of a sample (n − 1), in the column's unit, for dates in days. The unit price is revenue divided by quantity, after discount.",
    numbers: "Numbers",
    texts: "Texts",
    column: "Column",
    count: "Values",
    missing: "Missing",
    distinct: "Distinct",
    mean: "Mean",
    deviation: "Deviation",
    min: "Least",
    quantile: "{{share:wholeShare}} quantile",
    max: "Greatest",
    histogram: "Distribution",
    histogramOf:
      "{{column}}: {{count:count}} bars from {{from}} to {{to}}; the highest, {{lines:count}} lines, begins at {{at}}.",
    histogramHint: "From the 0.5% to the 99.5% quantile; what lies beyond is counted in the outermost bars.",
    most: "Most frequent",
    days: "{{number}} days",
    columns: enDescribedColumns,
  },
} as const;
