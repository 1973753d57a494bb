// Results: a verdict first, then every metric beside its baselines, and the protocol in words.

import { Box, Button, Group, List, Tabs, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { headline } from "../../studio/verdict.ts";
import type { ModelSummary } from "../../workers/protocol.ts";
import { useBackendName } from "../backendName.ts";
import { useModelCurrency } from "../currency.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useTabInSight } from "../kit/useTabInSight.ts";
import { OriginContext } from "../kit/useTableAbout.ts";
import { ShiftNote } from "../model/ShiftNote.tsx";
import { isShifted, trainedOnText } from "../model/shiftTexts.ts";
import { useDataShift } from "../model/useDataShift.ts";
import { NoModel } from "../stored/NoModel.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { usePart } from "../useScreen.ts";
import { AmountsCard } from "./AmountsCard.tsx";
import { ANALYSES } from "./analyses.ts";
import { NetworksCard } from "./NetworksCard.tsx";
import { NumberTable } from "./NumberTable.tsx";
import { OrdersCard } from "./OrdersCard.tsx";
import { ProductTable } from "./ProductTable.tsx";
import { ReportButton } from "./report/ReportButton.tsx";
import { Scatters } from "./Scatters.tsx";
import { headlineText, numberVerdictTexts, sliceTexts, verdictText } from "./verdictTexts.ts";
import "./results.css";

const SHOWN = ANALYSES.filter((analysis) => "view" in analysis);
const PARTS = ["overview", ...SHOWN.map(({ name }) => name)] as const;
const PANELS = SHOWN.map(({ name, view }) => ({ name, View: lazy(async () => ({ default: await view() })) }));

const OF_MODEL = { model: true };

/** Results: how good the model is, and why. */
export default function ResultsScreen() {
  const { t } = useTexts();
  const model = useSession((state) => state.model);
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const [part, openPart] = usePart("results", PARTS);
  const openName = useSession(({ data }) => (data.kind === "ready" ? data.info.name : ""));
  const shift = useDataShift(null);
  const list = useTabInSight(`${model?.serial} ${part}`);
  if (!model) {
    return <NoModel title={t("results.emptyTitle")} text={t("results.emptyText")} />;
  }
  const { summary, serial } = model;
  return (
    <OriginContext value={OF_MODEL}>
      <Tabs
        value={part}
        onChange={(value) => openPart(PARTS.find((each) => each === value) ?? "overview")}
        keepMounted={false}
        variant="pills"
      >
        <Tabs.List aria-label={t("analysis.parts")} className="result-parts" mb="md" ref={list}>
          {PARTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`analysis.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shift && isShifted(shift) && (
          <Box mb="md">
            <ShiftNote
              shift={shift}
              more={shift.own !== false ? undefined : t("shift.resultsOther", { open: dataName(openName, t) })}
            />
          </Box>
        )}
        <Tabs.Panel value="overview">
          <div className="stack">
            <Verdict summary={summary} own={shift?.own ?? null} />
            <ProductTable metrics={summary.metrics} />
            <NumberTable metrics={summary.metrics} />
            {summary.metrics.networks && <NetworksCard metrics={summary.metrics} report={summary.metrics.networks} />}
            {summary.metrics.orders && <OrdersCard orders={summary.metrics.orders} />}
            {summary.metrics.amounts && <AmountsCard amounts={summary.metrics.amounts} />}
            <Scatters key={`${serial} ${dataset}`} available={dataset !== null} metrics={summary.metrics} />
            <Protocol summary={summary} />
            <ReportButton key={`report ${serial} ${dataset}`} summary={summary} shift={shift} />
          </div>
        </Tabs.Panel>
        {PANELS.map(({ name, View }) => (
          <Tabs.Panel key={name} value={name}>
            <div className="stack">
              {dataset === null ? (
                <Card title={t(`analysis.${name}`)} lead={t("analysis.needsData")} />
              ) : (
                <Suspense fallback={<Box mih="60vh" />}>
                  <View key={`${serial} ${dataset}`} />
                </Suspense>
              )}
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </OriginContext>
  );
}

/** `own`: whether the open data set is the one that the metrics are of; only then is its ceiling theirs. */
function Verdict({ summary, own }: { summary: ModelSummary; own: boolean | null }) {
  const { t } = useTexts();
  const format = useFormat();
  const { form } = useStudio();
  const truth = useSession(({ data }) => (data.kind === "ready" && own === true ? data.info.truth : null));
  const { product } = summary.metrics;
  const verdict = headline(summary.metrics);
  return (
    <Card>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={2} size="h3" data-verdict={verdict?.kind ?? "none"}>
          {headlineText(summary.metrics, t) ?? t("screen.results")}
        </Title>
        <Button component="a" href={formatHash("predict", formQuery(form))}>
          {t("results.toPredict")}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={4} mb="xs" className="message" data-trained-on={summary.data.name}>
        {trainedOnText(summary, t)}
      </Text>
      {verdict && <Text maw={820}>{verdictText(summary.metrics, t, format)}</Text>}
      <OtherVerdicts summary={summary} />
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
              ? t("results.ceiling", { value: truth.ceilingAccuracy })
              : `${format.percent(product.accuracy.low)} – ${format.percent(product.accuracy.high)}`
          }
        />
        <Metric
          large
          label={t("results.mrr")}
          value={format.fixed(product.mrr.value, 3)}
          hint={`${format.fixed(product.mrr.low, 3)} – ${format.fixed(product.mrr.high, 3)}`}
        />
        {truth && truth.ceilingAccuracy > 0 && (
          <Metric
            large
            label={t("data.ceiling")}
            value={format.percent(truth.ceilingAccuracy)}
            hint={t("results.ceilingShare", {
              value: product.accuracy.value / truth.ceilingAccuracy,
            })}
          />
        )}
      </Metrics>
    </Card>
  );
}

/** The slices of the next product, then the numbers. */
function OtherVerdicts({ summary }: { summary: ModelSummary }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  return (
    <List size="sm" mt={4} mb="md" c="dimmed">
      {sliceTexts(summary.metrics, t, format).map(({ slice, text }) => (
        <List.Item key={slice} data-slice={slice}>
          {text}
        </List.Item>
      ))}
      {numberVerdictTexts(summary.metrics, t, format, currency).map(({ task, text }) => (
        <List.Item key={task}>{text}</List.Item>
      ))}
    </List>
  );
}

function Protocol({ summary }: { summary: ModelSummary }) {
  const { t } = useTexts();
  const { counts, protocol, protocolSentences, seconds } = summary.metrics;
  const localise = useLocalise();
  const nameOf = useBackendName();
  return (
    <Card title={t("results.protocol")}>
      <Text size="sm" maw={900} className="message">
        {protocolSentences ? protocolSentences.map(localise).join(" ") : protocol}
      </Text>
      <Text size="sm" c="dimmed" mt="xs">
        {t("results.counts", {
          train: counts.train,
          validation: counts.validation,
          test: counts.test,
          customers: counts.customers,
        })}{" "}
        {t("results.trainedOn", { backend: nameOf(summary.history.backend), time: seconds })}
      </Text>
    </Card>
  );
}
