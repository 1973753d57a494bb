// A chart as the page and the report draw it, each in its own frame.

import type { EChartsCoreOption } from "echarts/core";
import type { ChartColors } from "../theme.ts";
import type { TableData } from "./ChartTable.tsx";

export interface ChartSpec {
  title: string;
  unit?: string;
  /** What the chart shows, for those who cannot see it; the title where nothing is said. */
  label?: string;
  height: number;
  /** Must be stable between renders (useMemo, useCallback): a new one draws anew. */
  build(colors: ChartColors): EChartsCoreOption;
  /** The same numbers as a table. */
  table(): TableData;
}
