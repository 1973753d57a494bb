// Next product: the model and its baselines on the same targets, all of them or those bought before or new.

import { Group, SegmentedControl, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Metric } from "../../core/evaluation/metric.ts";
import type { MetricsReport, ProductMetrics, ProductSlices } from "../../core/evaluation/report.ts";
import { PRODUCT_BASELINES } from "../../core/model/baselineNames.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { Explained } from "../terms/Explained.tsx";
import { metricCells, metricColumns } from "./metricColumns.ts";
import { BASELINE_TEXT } from "./verdictTexts.ts";

const COLUMNS = [
  ["accuracy", "results.accuracy"],
  ["hit5", "results.hit5"],
  ["hit10", "results.hit10Short"],
  ["ndcg5", "results.ndcg5"],
  ["ndcg10", "results.ndcg10"],
  ["mrr", "results.mrr"],
] as const;
const SLICES = ["all", "repeat", "new"] as const;
type Slice = (typeof SLICES)[number];

/** One row per method, each value with its interval; the best of a column is marked. */
export function ProductTable({ metrics }: { metrics: MetricsReport }) {
  const { t } = useTexts();
  const [slice, setSlice] = useState<Slice>("all");
  const of = (all: ProductMetrics & ProductSlices): ProductMetrics => (slice === "all" ? all : all[slice]);
  const rows = [
    { name: t("results.model"), key: "model", values: of(metrics.product) },
    ...PRODUCT_BASELINES.flatMap((key) => {
      const found = metrics.baselines.product[key];
      return found ? [{ name: t(BASELINE_TEXT[key]), key, values: of(found) }] : [];
    }),
  ];
  const between = metrics.networks?.deviation?.product;
  const count = slice === "all" ? metrics.counts.test : metrics.product[slice].count;
  const best = new Map(COLUMNS.map(([name]) => [name, Math.max(...rows.map((row) => row.values[name].value))]));
  const saved = (): TableContent => ({
    columns: [
      { title: t("results.method"), kind: "text" },
      ...COLUMNS.flatMap(([name, label]) =>
        metricColumns(t(label), isShare(name) ? { kind: "share" } : { kind: "number", digits: 4 }, t),
      ),
    ],
    rows: rows.map(({ name, values }) => [name, ...COLUMNS.flatMap(([metric]) => metricCells(values[metric]))]),
  });
  return (
    <Card
      title={t("results.nextProduct")}
      lead={t("results.nextProductLead", {
        products: metrics.counts.products,
        number: metrics.counts.test,
      })}
      aside={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t("results.nextProduct")}
            value={slice}
            onChange={(value) => setSlice(value as Slice)}
            data={SLICES.map((value) => ({ value, label: t(`results.${value}`) }))}
          />
          <TableMenu
            title={t("results.nextProduct")}
            table={saved}
            model
            notes={[[t("results.nextProduct"), t(`results.${slice}`)]]}
          />
        </Group>
      }
    >
      <Scroller label={t("results.nextProduct")}>
        <Table verticalSpacing={6} fz="sm" miw={720} aria-label={t("results.nextProduct")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("results.method")}</Table.Th>
              {COLUMNS.map(([name, label]) => (
                <Table.Th key={name} ta="right">
                  <Explained>{t(label)}</Explained>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key} data-method={row.key} className={row.key === "model" ? "model-row" : undefined}>
                <Table.Th scope="row" fw={row.key === "model" ? 650 : 400}>
                  {row.name}
                </Table.Th>
                {COLUMNS.map(([name]) => (
                  <Cell
                    key={name}
                    metric={row.values[name]}
                    name={name}
                    best={best.get(name)!}
                    deviation={row.key === "model" && slice === "all" ? (between?.[name] ?? null) : null}
                  />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
      <Text size="xs" c="dimmed" mt={6}>
        {t("results.targets", { targets: count })}
      </Text>
    </Card>
  );
}

function isShare(name: string): boolean {
  return name !== "mrr" && !name.startsWith("ndcg");
}

interface CellProps {
  metric: Metric;
  name: string;
  best: number;
  /** Between the seeds of a model of several networks. */
  deviation: number | null;
}

function Cell({ metric, name, best, deviation }: CellProps) {
  const { t } = useTexts();
  const format = useFormat();
  const show = (value: number) => (isShare(name) ? format.percent(value) : format.fixed(value, 3));
  return (
    <Table.Td ta="right" className="figure" data-metric={name} data-value={metric.value}>
      <span className={metric.value === best && best > 0 ? "best" : undefined}>{show(metric.value)}</span>
      <span className="interval">
        {show(metric.low)} – {show(metric.high)}
      </span>
      {deviation !== null && (
        <span className="interval" data-between-seeds={deviation}>
          {t("results.betweenSeeds", { value: isShare(name) ? format.percent(deviation) : format.fixed(deviation, 4) })}
        </span>
      )}
    </Table.Td>
  );
}
