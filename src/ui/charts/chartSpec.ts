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
  /** What is not drawn, and how much of it is; told below the drawing, also in pictures. "" where there is nothing to say. */
  note?(): string;
  /** The same numbers as a table. */
  table(): TableData;
}
