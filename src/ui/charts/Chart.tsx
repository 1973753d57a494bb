// The frame of every chart: title, unit, table view, picture; follows the colour scheme and its own width. A live chart
// reads its columns at most once per frame, without React.

import { ActionIcon, Group, Menu, Text, Tooltip, useComputedColorScheme } from "@mantine/core";
import { type ComponentPropsWithRef, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { download } from "../../studio/download.ts";
import { ahead } from "../ahead.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { LineIcon } from "../kit/LineIcon.tsx";
import { TableMenu } from "../kit/TableMenu.tsx";
import { useTableAbout } from "../kit/useTableAbout.ts";
import { Explained } from "../terms/Explained.tsx";
import { CHART_COLORS, type ChartColors } from "../theme.ts";
import { ChartTable, savedColumns } from "./ChartTable.tsx";
import type { ChartSpec } from "./chartSpec.ts";
import type { EChartsType } from "./echarts.ts";
import { imageOf, sizeOf, textWidth } from "./image.ts";
import { inNumberForm } from "./numberForm.ts";
import { plainLabels } from "./plainLabels.ts";
import { printChart } from "./printChart.ts";
import { ownTurn } from "./turns.ts";

const echarts = ahead(() => import("./echarts.ts"));
const svgImage = ahead(() => import("./svgImage.ts"));
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
  const { onReady, imageNote, note } = props;
  const { t } = useTexts();
  const format = useFormat();
  const scheme = useComputedColorScheme("light");
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latestNote = useRef(note);
  latestNote.current = note;
  const [noted, setNoted] = useState("");
  const id = useId();

  useEffect(() => {
    const element = place.current;
    if (!element || asTable) return;
    let ended = false;
    let frame = 0;
    let observer: ResizeObserver | null = null;
    let leave: (() => void) | undefined;
    let leavePrint: (() => void) | undefined;
    const colors = CHART_COLORS[scheme];
    void echarts().then(async ({ init }) => {
      await ownTurn();
      if (ended) return;
      const mine = init(element, null, { renderer: "canvas" });
      chart.current = mine;
      const optionIn = (ink: ChartColors) =>
        plainLabels({ aria: { enabled: false }, ...inNumberForm(build(ink), format) });
      const option = () => optionIn(colors);
      mine.setOption(option());
      setNoted(latestNote.current?.() ?? "");
      leave = onReady?.(mine);
      leavePrint = printChart(mine, () => optionIn(CHART_COLORS.light), option);
      if (source) {
        let seen = source.version;
        let last = 0;
        const look = (time: number) => {
          if (source.version !== seen && time - last >= LIVE_MS && time !== lastLiveFrame) {
            seen = source.version;
            last = time;
            lastLiveFrame = time;
            mine.setOption(option(), { replaceMerge: ["series"] });
            setNoted(latestNote.current?.() ?? "");
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
      leavePrint?.();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [build, onReady, source, scheme, asTable, format]);

  const about = useTableAbout({});
  const words = () => {
    const origin = about().rows.map(([name, value]) => t("chart.origin", { name, value }));
    return { title, unit, notes: [noted, origin.join(" · "), imageNote ?? ""].filter(Boolean) };
  };
  const saveImage = async () => {
    const image = chart.current && (await imageOf(chart.current, CHART_COLORS[scheme], words()));
    if (image) download(image, `${title}.png`);
  };
  const saveDrawing = async () => {
    const { svgOf } = await svgImage();
    if (!chart.current) return;
    const svg = svgOf(chart.current.getOption(), sizeOf(chart.current), CHART_COLORS[scheme], words(), textWidth);
    download(new Blob([svg], { type: "image/svg+xml" }), `${title}.svg`);
  };

  return (
    <figure className="chart" aria-labelledby={id}>
      <Group justify="space-between" align="center" wrap="nowrap" gap="xs" mb={4}>
        <Text component="figcaption" id={id} size="sm" fw={600}>
          <Explained>{title}</Explained>
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
          <Menu position="bottom-end" withinPortal shadow="md">
            <Menu.Target>
              <Tool label={t("chart.image")} disabled={asTable} path="M10 3v9m-4-4 4 4 4-4M4 16h12" name={title} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void saveImage()}>{t("chart.png")}</Menu.Item>
              <Menu.Item onClick={() => void saveDrawing()}>{t("chart.svg")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
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
      {noted && !asTable && <p className="chart-note">{noted}</p>}
    </figure>
  );
}

interface ToolProps extends ComponentPropsWithRef<"button"> {
  label: string;
  /** The chart it acts on, so that two buttons never share a name. */
  name: string;
  path: string;
  pressed?: boolean;
}

function Tool({ label, name, path, pressed, ...button }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        {...button}
        variant="subtle"
        color="gray"
        size="md"
        aria-label={`${label}: ${name}`}
        aria-pressed={pressed}
      >
        <LineIcon path={path} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
