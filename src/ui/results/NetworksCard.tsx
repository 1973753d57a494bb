// A model of several networks: each by itself, the mean of their metrics and the whole, with how far seeds lie apart.

import { Text } from "@mantine/core";
import type { Metric } from "../../core/evaluation/metric.ts";
import type { Figures, MetricsReport, NetworksReport } from "../../core/evaluation/report.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { type FigureRow, FigureTable } from "./FigureTable.tsx";
import { pointsText } from "./verdictTexts.ts";

const SHOWN = ["accuracy", "hit10", "ndcg10", "mrr"] as const;
const LABEL = {
  accuracy: "results.accuracy",
  hit10: "results.hit10Short",
  ndcg10: "results.ndcg10",
  mrr: "results.mrr",
} as const;

/** The card, with a row for each network. */
export function NetworksCard({ metrics, report }: { metrics: MetricsReport; report: NetworksReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { networks, mean, lead, deviation } = report;
  const hasRevenue = metrics.revenue !== null;
  const show = (metric: (typeof SHOWN)[number] | "revenue", value: number): string => {
    if (metric === "revenue") return format.money(value, currency);
    return metric === "accuracy" || metric === "hit10" ? format.percent(value) : format.fixed(value, 3);
  };
  const row = (key: string, name: string, values: readonly number[], sign = ""): FigureRow => ({
    key,
    name,
    figures: values.map((value, i) => `${sign}${show(SHOWN[i] ?? "revenue", value)}`),
    saved: values,
  });
  const valuesOf = <T,>({ product, revenue }: Pick<Figures<T>, "product" | "revenue">, value: (of: T) => number) => [
    ...SHOWN.map((metric) => value(product[metric])),
    ...(hasRevenue && revenue ? [value(revenue.mae)] : []),
  ];
  const metric = ({ value }: Metric): number => value;
  const { value, low, high } = lead.product.hit10;
  return (
    <Card title={t("networks.title")} lead={t("networks.lead", { networks: networks.length })}>
      <Text size="sm" mb={4} data-lead={value}>
        {t(low > 0 ? "networks.better" : high < 0 ? "networks.worse" : "networks.level", {
          points: pointsText(Math.abs(value), format),
          low: pointsText(low, format),
          high: pointsText(high, format),
        })}
      </Text>
      <FigureTable
        label={t("networks.title")}
        heads={[
          t("networks.network"),
          ...SHOWN.map((name) => t(LABEL[name])),
          ...(hasRevenue ? [t("results.revenueMae")] : []),
        ]}
        rows={[
          ...networks.map((each, i) =>
            row(
              `network ${i + 1}`,
              t("networks.one", { number: i + 1, seed: String(each.seed), epoch: each.epoch }),
              valuesOf(each, metric),
            ),
          ),
          row("mean", t("networks.mean"), valuesOf(mean, metric)),
          row("whole", t("networks.whole"), valuesOf(metrics, metric)),
          ...(deviation
            ? [
                row(
                  "deviation",
                  t("networks.deviation"),
                  valuesOf(deviation, (each) => each),
                  "± ",
                ),
              ]
            : []),
        ]}
        kinds={[
          { kind: "share" },
          { kind: "share" },
          { kind: "number", digits: 4 },
          { kind: "number", digits: 4 },
          ...(hasRevenue ? [{ kind: "money" as const, currency }] : []),
        ]}
        width={640}
      />
    </Card>
  );
}
