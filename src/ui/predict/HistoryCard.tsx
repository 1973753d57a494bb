// What a customer bought so far, as a time line with the predicted date on it.

import { SegmentedControl, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { CustomerHistory } from "../../workers/predictProtocol.ts";
import { Chart } from "../charts/Chart.tsx";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { label } from "../kit/label.ts";
import type { ChartColors } from "../theme.ts";
import { type RowsBy, timeline } from "./timeline.ts";
import { SPANS, type Span, timelineOption } from "./timelineOption.ts";

const ROW = 30;
/** Lines of a visit that the tooltip names. */
const NAMED = 8;

interface HistoryCardProps {
  history: CustomerHistory;
  /** The predicted date, ms. */
  time: number;
}

/** The card of one customer. */
export function HistoryCard({ history, time }: HistoryCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const [by, setBy] = useState<RowsBy>("family");
  const [span, setSpan] = useState<Span>("all");
  const found = useMemo(() => timeline(history, by, history.has), [history, by]);
  const lines = history.line.length;
  const first = history.time[0] ?? time;
  const last = history.time.at(-1) ?? time;
  const nameOf = useCallback(
    (row: number) => {
      const place = found.rows[row];
      if (place === undefined) return t("history.others");
      if (by === "product") return history.products[place]?.code ?? "";
      return history.families[place] ?? t("history.noFamily");
    },
    [found, by, history, t],
  );
  const describe = useCallback(
    (line: number) => {
      const product = history.products[history.product[line]!];
      const parts = [label(product?.code ?? "", product?.name ?? "")];
      if (history.has.quantity) parts.push(`× ${format.number(history.quantity[line]!, 2)}`);
      if (history.has.revenue) parts.push(format.money(history.revenue[line]!, currency));
      if (history.has.discount && history.discount[line]! > 0)
        parts.push(`−${format.percent(history.discount[line]!)}`);
      return parts.join("  ");
    },
    [history, format, currency],
  );
  const tooltip = useCallback(
    (point: number) => {
      const { visit, time: at } = found.points[point]!;
      const own = Array.from(history.visit.keys()).filter((line) => history.visit[line] === visit);
      const worth = own.reduce((sum, line) => sum + history.revenue[line]!, 0);
      const head = history.has.revenue ? `${format.day(at)}: ${format.money(worth, currency)}` : format.day(at);
      const named = own.slice(0, NAMED).map(describe);
      if (own.length > NAMED) named.push(t("history.more", { number: own.length - NAMED }));
      return [head, ...named].join("\n");
    },
    [found, history, describe, format, currency, t],
  );
  const build = useCallback(
    (colors: ChartColors) =>
      timelineOption({
        found,
        colors,
        time,
        first,
        last,
        span,
        nameOf,
        tooltip,
        dateOf: format.date,
        predicted: t("history.predicted", { date: time }),
      }),
    [found, time, first, last, span, nameOf, tooltip, format, t],
  );
  const range = { from: first, to: last };
  return (
    <Card
      title={t("history.title")}
      lead={
        history.total > lines
          ? t("history.leadSome", { ...range, shown: lines, total: history.total })
          : t("history.lead", { lines, visits: found.visits, from: first, to: last })
      }
    >
      <Chart
        title={t("history.chart")}
        unit={t(
          found.measure === "revenue"
            ? "history.sizeRevenue"
            : found.measure === "quantity"
              ? "history.sizeQuantity"
              : "history.sizeNone",
        )}
        label={t("history.label", {
          customer: history.customer,
          number: found.visits,
          date: last,
        })}
        height={ROW * (found.rows.length + (found.others ? 1 : 0)) + 110}
        build={build}
        controls={
          <div className="chart-controls">
            <SegmentedControl
              size="xs"
              aria-label={t("history.by")}
              value={by}
              onChange={(value) => setBy(value as RowsBy)}
              data={[
                { value: "family", label: t("history.family") },
                { value: "product", label: t("history.product") },
              ]}
            />
            <SegmentedControl
              size="xs"
              aria-label={t("history.span")}
              value={span}
              onChange={(value) => setSpan(value as Span)}
              data={SPANS.map((value) => ({ value, label: t(`history.${value}`) }))}
            />
          </div>
        }
        table={() => ({
          columns: [
            t("history.line"),
            t("history.date"),
            t("history.product"),
            t("history.name"),
            t("history.family"),
            ...(["quantity", "revenue", "discount"] as const)
              .filter((number) => history.has[number])
              .map((number) => t(`history.${number}`)),
          ],
          kinds: [undefined, { kind: "date" }],
          // The latest first: of a long history they matter most.
          rows: Array.from({ length: lines }, (_, i) => lines - 1 - i).map((line) => [
            history.line[line]!,
            history.time[line]!,
            history.products[history.product[line]!]?.code ?? "",
            history.products[history.product[line]!]?.name ?? "",
            history.families[history.family[line]!] ?? "",
            ...(history.has.quantity ? [history.quantity[line]!] : []),
            ...(history.has.revenue ? [history.revenue[line]!] : []),
            ...(history.has.discount ? [format.percent(history.discount[line]!)] : []),
          ]),
        })}
      />
      <Text size="xs" c="dimmed">
        {t("history.zoom")}
      </Text>
    </Card>
  );
}
