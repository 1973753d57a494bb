// Where was sold: a map and a ranking of provinces by revenue, customers, orders or lines.

import { Anchor, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import type { PlacesReport } from "../../../core/explore/placesReport.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { DIVISIONS, type Division } from "../../map/division.ts";
import { areaRows, MEASURES, type Measure, totalFigures } from "./areaRows.ts";
import { Ranking } from "./Ranking.tsx";
import { SalesMap } from "./SalesMap.tsx";
import { useFigures } from "./useFigures.ts";

/** The card of a report. */
export function ProvincesCard({ report }: { report: PlacesReport }) {
  const { t } = useTexts();
  const total = useMemo(() => totalFigures(report), [report]);
  const measures = MEASURES.filter((measure) => total[measure] !== 0);
  const [chosen, setMeasure] = useState<Measure>("revenue");
  const measure = measures.includes(chosen) ? chosen : "lines";
  const [division, setDivision] = useState<Division>("today");
  const [pointed, setPointed] = useState<number | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const rows = useMemo(() => areaRows(report, division, measure), [report, division, measure]);
  const { show, share, nameOf } = useFigures(total);
  const isWide = useMediaQuery("(min-width: 1000px)") ?? true;
  const height = isWide ? 620 : 380;

  const groupOf = useCallback(
    (name: string | null) => rows.find((row) => row.kind === "province" && row.name === name)?.group ?? null,
    [rows],
  );
  const onPoint = useCallback((name: string | null) => setPointed(groupOf(name)), [groupOf]);
  const onPick = useCallback((name: string) => setPicked(groupOf(name)), [groupOf]);
  const active = rows.find(({ group }) => group === (pointed ?? picked));
  const pickedRow = rows.find(({ group }) => group === picked);
  const openLines = useOpenLines();
  const located = rows.reduce((sum, { kind, lines }) => sum + (kind === "unknown" || kind === "blank" ? 0 : lines), 0);
  const known = rows.reduce((sum, row) => sum + (row.kind === "unknown" || row.kind === "blank" ? 0 : row.revenue), 0);
  const hintOf = (each: Measure) => {
    const figures = active ?? total;
    const value = figures[each];
    if (each === "discount") return t("places.discountOff", { money: show("revenue", figures.off) });
    return each === "revenue" ? `${show(each, value)} · ${share(each, value)}` : share(each, value);
  };
  const { customersInSeveral } = report[division].distinct;
  const counts = { located, lines: total.lines };

  return (
    <Card
      title={t("places.title")}
      lead={
        located === 0
          ? t("places.nowhere")
          : total.revenue === 0
            ? t("places.leadLines", counts)
            : t("places.lead", { ...counts, share: known / total.revenue })
      }
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t("places.division")}
          value={division}
          onChange={(value) => {
            setDivision(value as Division);
            setPicked(null);
          }}
          data={DIVISIONS.map((value) => ({ value, label: t(`places.${value}`) }))}
        />
      }
    >
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("places.measure")}
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
          data={measures.map((value) => ({ value, label: t(`places.${value}`) }))}
        />
      </div>
      <div className="map-and-ranking">
        <SalesMap
          rows={rows}
          total={total}
          division={division}
          measure={measure}
          height={height}
          active={active?.kind === "province" ? active.name : null}
          onPoint={onPoint}
          onPick={onPick}
        />
        <Ranking
          rows={rows}
          total={total}
          measure={measure}
          height={height}
          pointed={pointed}
          picked={picked}
          onPoint={setPointed}
          onPick={setPicked}
        />
      </div>
      <div className="area-figures" aria-live="polite">
        <Group justify="space-between" gap="xs" mb={4}>
          <Text size="sm" fw={650}>
            {active ? nameOf(active) : t("places.total")}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              openLines(
                pickedRow ? { [division === "today" ? "provinces" : "formerProvinces"]: [pickedRow.group] } : {},
                pickedRow ? nameOf(pickedRow) : t("places.total"),
              )
            }
          >
            {t("explore.linesOf", { name: pickedRow ? nameOf(pickedRow) : t("places.total").toLowerCase() })}
          </Button>
        </Group>
        <Metrics>
          {measures.map((each) => (
            <Metric
              key={each}
              label={t(`places.${each}`)}
              value={show(each, (active ?? total)[each], each === "revenue")}
              hint={hintOf(each)}
            />
          ))}
        </Metrics>
      </div>
      {customersInSeveral > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {t("places.several", { customers: customersInSeveral })}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        <Attribution />
      </Text>
    </Card>
  );
}

/** The map's licence asks for its name, with a link. */
function Attribution() {
  const { t } = useTexts();
  const [before, named, after] = t("places.attribution").split(/<\/?licence>/);
  return (
    <>
      {before}
      <Anchor
        size="xs"
        href="https://creativecommons.org/licenses/by/4.0/"
        target="_blank"
        rel="noreferrer"
        underline="always"
      >
        {named}
      </Anchor>
      {after}
    </>
  );
}
