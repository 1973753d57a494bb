// Who buys: customers by recency against frequency and money, the named segments of that grid, and clusters on request.

import { Table, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { isUnfiltered, type LineFilter } from "../../../core/explore/lineFilter.ts";
import type { SegmentPlace } from "../../../core/explore/questions.ts";
import { type CustomerGroup, GRID, gridCell, type SegmentReport } from "../../../core/explore/segmentReport.ts";
import { type Segment, segmentOf } from "../../../core/features/segments.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { NumberField } from "../../kit/NumberField.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../../kit/TableMenu.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { useLineFilter } from "../useLineFilter.ts";
import { CustomersPanel, useOpenCustomers } from "./CustomersPanel.tsx";

const MOST_CLUSTERS = 12;
const SETTLED_MS = 300;

/** Of the customers with a line in the filter; asks again when the number of clusters has settled. */
export function SegmentsCard() {
  const { t } = useTexts();
  const filter = useLineFilter();
  const [clusters, setClusters] = useState(0);
  const [wanted] = useDebouncedValue(clusters, SETTLED_MS);
  const answer = useAnswer("segments", { filter, clusters: wanted });
  const lead = isUnfiltered(filter) ? t("segments.lead") : `${t("segments.lead")} ${t("segments.leadFiltered")}`;
  return (
    <Card title={t("segments.title")} lead={lead}>
      <Answered answer={answer} height={600}>
        {(report) => (
          <CustomersPanel>
            <Grid report={report} />
            <Groups
              title={t("segments.table")}
              head={t("segments.segment")}
              all={report.all}
              rows={report.segments.map(({ segment, group }) => [t(`segments.names.${segment}`), group, segment])}
            />
            <NumberField
              size="xs"
              maw={320}
              label={t("segments.clusters")}
              description={t("segments.clustersHint")}
              value={clusters}
              min={0}
              max={MOST_CLUSTERS}
              allowDecimal={false}
              clampBehavior="strict"
              onChange={(value) => typeof value === "number" && setClusters(value === 1 ? 2 : value)}
            />
            {report.clusters.length > 0 && (
              <Groups
                title={t("segments.clusterTable")}
                head={t("segments.cluster")}
                all={report.all}
                rows={report.clusters.map(({ number, group }) => [t("segments.clusterName", { number }), group])}
              />
            )}
          </CustomersPanel>
        )}
      </Answered>
    </Card>
  );
}

/** Rows by recency, best first; columns by the mean of the other two scores. */
function Grid({ report }: { report: SegmentReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const means = Array.from({ length: GRID.columns }, (_, i) => 1 + i / 2);
  const scores = Array.from({ length: GRID.rows }, (_, i) => GRID.rows - i);
  const most = Math.max(1, ...report.grid.map(({ customers }) => customers));
  const saved = (): TableContent => ({
    columns: [
      { title: t("segments.corner"), kind: "number", digits: 0 },
      { title: t("segments.meanScore"), kind: "number", digits: 1 },
      { title: t("segments.segment"), kind: "text" },
      { title: t("segments.customers"), kind: "number", digits: 0 },
      { title: t("segments.revenue"), kind: "money", currency },
    ],
    rows: scores.flatMap((score) =>
      means.map((mean) => {
        const { customers, revenue } = report.grid[gridCell(score, mean)]!;
        return [score, mean, t(`segments.names.${segmentAt(score, mean)}`), customers, revenue];
      }),
    ),
  });
  return (
    <div>
      <div className="table-head">
        <Text size="sm" fw={600}>
          {t("segments.grid")}
        </Text>
        <TableMenu title={t("segments.grid")} table={saved} filtered />
      </div>
      <Scroller label={t("segments.grid")}>
        <Table className="segment-grid" fz="xs" miw={860} aria-label={t("segments.grid")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("segments.corner")}</Table.Th>
              {means.map((mean) => (
                <Table.Th key={mean}>{t("segments.value", { mean: format.number(mean, 1) })}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scores.map((score) => (
              <Table.Tr key={score}>
                <Table.Th scope="row">{t("segments.recency", { score })}</Table.Th>
                {means.map((mean) => {
                  const { customers, revenue } = report.grid[gridCell(score, mean)]!;
                  const segment = segmentAt(score, mean);
                  const name = t(`segments.names.${segment}`);
                  const cell = gridCell(score, mean);
                  const cellTitle = t("segments.cellTitle", {
                    name,
                    recency: String(score),
                    mean: format.number(mean, 1),
                  });
                  const figures = {
                    customers: format.number(customers),
                    revenue: format.money(revenue, currency, true),
                  };
                  return (
                    <Table.Td
                      key={mean}
                      title={t("segments.cellText", { segment: name, customers, revenue: figures.revenue })}
                      style={{ "--share": `${Math.round((100 * customers) / most)}%` }}
                    >
                      <LinesButton name={name} of={{ cells: [cell] }} title={cellTitle} disabled={customers === 0} />
                      <div className="figure strong">
                        <CountButton of={{ cell }} title={cellTitle} customers={customers} />
                      </div>
                      <div className="figure">{figures.revenue}</div>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}

interface LinesButtonProps {
  name: string;
  /** Whose lines it opens. */
  of: Pick<Partial<LineFilter>, "segments" | "cells">;
  /** Of the panel, and what the button is called where nothing else is said. */
  title: string;
  label?: string;
  disabled: boolean;
}

/** The name of a segment or of a cell's segment, which opens the lines of all its customers. */
function LinesButton({ name, of, title, label = title, disabled }: LinesButtonProps) {
  const { t } = useTexts();
  const openLines = useOpenLines();
  return (
    <button
      type="button"
      className="group-name"
      disabled={disabled}
      aria-label={t("lines.openOf", { name: label })}
      onClick={() => openLines(of, title)}
    >
      {name}
    </button>
  );
}

/** A number of customers, which opens the list of them. */
function CountButton({ of, title, customers }: { of: SegmentPlace; title: string; customers: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const open = useOpenCustomers();
  if (customers === 0) return format.number(customers);
  return (
    <button
      type="button"
      className="group-name"
      aria-label={t("segments.customersOf", { name: title, customers })}
      onClick={() => open(of, title)}
    >
      {format.number(customers)}
    </button>
  );
}

/** The segment of a cell: any two whole scores of that mean have the same. */
function segmentAt(recency: number, mean: number): Segment {
  return segmentOf(recency, Math.floor(mean), Math.ceil(mean));
}

interface GroupsProps {
  title: string;
  head: string;
  all: CustomerGroup;
  /** A row of a segment opens its lines. */
  rows: [name: string, group: CustomerGroup, segment?: Segment][];
}

function Groups({ title, head, all, rows }: GroupsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const share = (part: number, whole: number) => (whole > 0 ? format.percent(part / whole) : "–");
  const every = [...rows, [t("segments.all"), all, undefined] as const];
  const saved = (): TableContent => ({
    columns: [
      { title: head, kind: "text" },
      { title: t("segments.customers"), kind: "number", digits: 0 },
      { title: t("segments.customersShare"), kind: "share" },
      { title: t("segments.revenue"), kind: "money", currency },
      { title: t("segments.revenueShare"), kind: "share" },
      { title: t("segments.recencyDays"), kind: "number", digits: 1 },
      { title: t("segments.visits"), kind: "number", digits: 1 },
    ],
    rows: every.map(([name, group]) => [
      name,
      group.customers,
      group.customers / all.customers,
      group.revenue,
      group.revenue / all.revenue,
      group.meanRecencyDays,
      group.meanVisits,
    ]),
  });
  return (
    <>
      <div className="table-head">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <TableMenu title={title} table={saved} filtered />
      </div>
      <Scroller label={title}>
        <Table verticalSpacing={4} fz="sm" miw={760} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              {(["customers", "customersShare", "revenue", "revenueShare", "recencyDays", "visits"] as const).map(
                (column) => (
                  <Table.Th key={column} ta="right">
                    {t(`segments.${column}`)}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {every.map(([name, group, segment]) => (
              <Table.Tr key={name} className={group === all ? "model-row" : undefined}>
                <Table.Th scope="row" fw={group === all ? 650 : 400}>
                  {segment ? (
                    <LinesButton
                      name={name}
                      of={{ segments: [segment] }}
                      title={t("segments.linesOf", { name })}
                      label={name}
                      disabled={group.customers === 0}
                    />
                  ) : (
                    name
                  )}
                </Table.Th>
                <Table.Td ta="right" className="figure">
                  {segment ? (
                    <CountButton of={{ segment }} title={t("segments.linesOf", { name })} customers={group.customers} />
                  ) : (
                    format.number(group.customers)
                  )}
                </Table.Td>
                {[
                  share(group.customers, all.customers),
                  format.money(group.revenue, currency),
                  share(group.revenue, all.revenue),
                  format.fixed(group.meanRecencyDays, 1),
                  format.fixed(group.meanVisits, 1),
                ].map((text, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
                  <Table.Td key={column} ta="right" className="figure">
                    {text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </>
  );
}
