// The frame of every chart: title, unit, table view, image; follows the colour scheme and its own width. A live chart
// reads its columns at most once per frame, without React.

import { ActionIcon, Group, Text, Tooltip, useComputedColorScheme } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { download } from "../../studio/download.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { TableMenu } from "../kit/TableMenu.tsx";
import { CHART_COLORS } from "../theme.ts";
import { ChartTable, savedColumns } from "./ChartTable.tsx";
import type { ChartSpec } from "./chartSpec.ts";
import type { EChartsType } from "./echarts.ts";
import { imageOf } from "./image.ts";
import { ownTurn } from "./turns.ts";

/** A live chart draws at most this often, and never in the same frame as another: the page stays smooth. */
const LIVE_MS = 400;
let lastLiveFrame = 0;

interface ChartProps extends ChartSpec {
  /** Live columns: the chart draws again whenever the version changes. */
  source?: { readonly version: number };
  /** Called with each new drawing, which a new `build` or another scheme makes; returns what to do at its end. */
  onReady?(chart: EChartsType): () => void;
  /** Stands below the drawing in the downloaded image, such as whose map it is. */
  imageNote?: string;
  /** Between title and drawing, such as tabs. */
  controls?: ReactNode;
  empty?: boolean;
  emptyText?: string;
}

/** A chart in its reserved space. */
export function Chart(props: ChartProps) {
  const { title, unit, label, height, build, table, source, controls, empty = false, emptyText } = props;
  const { onReady, imageNote } = props;
  const { t } = useTexts();
  const scheme = useComputedColorScheme("light");
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const id = useId();

  useEffect(() => {
    const element = place.current;
    if (!element || asTable) return;
    let ended = false;
    let frame = 0;
    let observer: ResizeObserver | null = null;
    let leave: (() => void) | undefined;
    const colors = CHART_COLORS[scheme];
    void import("./echarts.ts").then(async ({ init }) => {
      await ownTurn();
      if (ended) return;
      const mine = init(element, null, { renderer: "canvas" });
      chart.current = mine;
      const option = () => ({ aria: { enabled: false }, ...build(colors) });
      mine.setOption(option());
      leave = onReady?.(mine);
      if (source) {
        let seen = source.version;
        let last = 0;
        const look = (time: number) => {
          if (source.version !== seen && time - last >= LIVE_MS && time !== lastLiveFrame) {
            seen = source.version;
            last = time;
            lastLiveFrame = time;
            mine.setOption(option(), { replaceMerge: ["series"] });
          }
          frame = requestAnimationFrame(look);
        };
        frame = requestAnimationFrame(look);
      }
      // A map cannot be laid out in no space, which an element has in passing while the page is rearranged.
      observer = new ResizeObserver(() => {
        if (element.clientWidth > 0 && element.clientHeight > 0) mine.resize();
      });
      observer.observe(element);
    });
    return () => {
      ended = true;
      cancelAnimationFrame(frame);
      observer?.disconnect();
      leave?.();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [build, onReady, source, scheme, asTable]);

  const saveImage = async () => {
    const image = chart.current && (await imageOf(chart.current, CHART_COLORS[scheme], imageNote));
    if (image) download(image, `${title}.png`);
  };

  return (
    <figure className="chart" aria-labelledby={id}>
      <Group justify="space-between" align="center" wrap="nowrap" gap="xs" mb={4}>
        <Text component="figcaption" id={id} size="sm" fw={600}>
          {title}
          {unit && (
            <Text span size="xs" c="dimmed">
              {" "}
              ({unit})
            </Text>
          )}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Tool
            label={asTable ? t("chart.chart") : t("chart.table")}
            pressed={asTable}
            onClick={() => setAsTable(!asTable)}
            path="M3 4h14v12H3zM3 8h14M3 12h14M8 4v12"
            name={title}
          />
          <Tool
            label={t("chart.image")}
            disabled={asTable}
            onClick={() => void saveImage()}
            path="M10 3v9m-4-4 4 4 4-4M4 16h12"
            name={title}
          />
          <TableMenu
            title={title}
            table={() => {
              const data = table();
              return { columns: savedColumns(data), rows: data.rows };
            }}
          />
        </Group>
      </Group>
      {controls}
      <div style={{ height, position: "relative" }}>
        {asTable ? (
          <ChartTable data={table()} height={height} caption={title} />
        ) : (
          <div ref={place} style={{ height }} role="img" aria-label={label ?? title} />
        )}
        {empty && !asTable && (
          <Text className="chart-empty" c="dimmed" size="sm">
            {emptyText ?? t("chart.empty")}
          </Text>
        )}
      </div>
    </figure>
  );
}

interface ToolProps {
  label: string;
  /** The chart it acts on, so that two buttons never share a name. */
  name: string;
  path: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick(): void;
}

function Tool({ label, name, path, pressed, disabled, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        aria-label={`${label}: ${name}`}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        <svg width="16" height="16" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
          <path d={path} />
        </svg>
      </ActionIcon>
    </Tooltip>
  );
}
