// Results: a verdict first, then every metric beside its baselines, and the protocol in words.

import { Button, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { judge } from "../../studio/verdict.ts";
import type { ModelSummary } from "../../workers/protocol.ts";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { NumberTable } from "./NumberTable.tsx";
import { ProductTable } from "./ProductTable.tsx";
import { Scatters } from "./Scatters.tsx";

/** The third screen. */
export default function ResultsScreen() {
  const { t } = useTranslation();
  const { form } = useStudio();
  const model = useSession((state) => state.model);
  if (!model) {
    return (
      <Empty
        title={t("results.emptyTitle")}
        text={t("results.emptyText")}
        action={{ label: t("results.toTrain"), href: formatHash("train", formQuery(form)) }}
      />
    );
  }
  const { summary, origin, serial } = model;
  return (
    <div className="stack">
      <Verdict summary={summary} />
      <ProductTable metrics={summary.metrics} />
      <NumberTable metrics={summary.metrics} />
      <Scatters key={serial} available={origin === "trained"} />
      <Protocol summary={summary} />
    </div>
  );
}

function Verdict({ summary }: { summary: ModelSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form } = useStudio();
  const truth = useSession(({ data }) => (data.kind === "ready" ? data.info.truth : null));
  const { product } = summary.metrics;
  const verdict = judge(summary.metrics);
  const TEXT = {
    better: "results.verdictBetter",
    mixed: "results.verdictMixed",
    worse: "results.verdictWorse",
  } as const;
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} size="h3" data-verdict={verdict.kind}>
          {t(`results.${verdict.kind}`)}
        </Title>
        <Button component="a" href={formatHash("predict", formQuery(form))}>
          {t("results.toPredict")}
        </Button>
      </Group>
      <Text mb="md" maw={820}>
        {t(TEXT[verdict.kind], {
          model: format.percent(product.hit10.value),
          baseline: t(`results.${verdict.baseline}`),
          base: format.percent(verdict.base.value),
          gap: format.number(Math.abs(product.hit10.value - verdict.base.value) * 100, 1),
        })}
      </Text>
      <Metrics>
        <Metric
          large
          label={t("results.hit10")}
          value={format.percent(product.hit10.value)}
          hint={`${format.percent(product.hit10.low)} – ${format.percent(product.hit10.high)}`}
        />
        <Metric
          large
          label={t("results.accuracy")}
          value={format.percent(product.accuracy.value)}
          hint={
            truth
              ? t("results.ceiling", { value: format.percent(truth.ceilingAccuracy) })
              : `${format.percent(product.accuracy.low)} – ${format.percent(product.accuracy.high)}`
          }
        />
        <Metric
          large
          label={t("results.mrr")}
          value={format.number(product.mrr.value, 3)}
          hint={`${format.number(product.mrr.low, 3)} – ${format.number(product.mrr.high, 3)}`}
        />
        {truth && truth.ceilingAccuracy > 0 && (
          <Metric
            large
            label={t("data.ceiling")}
            value={format.percent(truth.ceilingAccuracy)}
            hint={t("results.ceilingShare", {
              value: format.percent(product.accuracy.value / truth.ceilingAccuracy, 0),
            })}
          />
        )}
      </Metrics>
    </Card>
  );
}

function Protocol({ summary }: { summary: ModelSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, protocol, backend, seconds } = summary.metrics;
  return (
    <Card title={t("results.protocol")}>
      <Text size="sm" maw={900} className="message">
        {protocol}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t("results.counts", {
          train: format.number(counts.train),
          validation: format.number(counts.validation),
          test: format.number(counts.test),
          customers: format.number(counts.customers),
        })}{" "}
        {t("results.trainedOn", { backend, time: format.duration(seconds) })}
      </Text>
    </Card>
  );
}
