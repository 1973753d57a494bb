// Where the model looks: over the purchases of a history, over the four lengths of periods, and over its memory.

import { Select, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import type { CustomerAttention } from "../../../core/analysis/attention/ofCustomer.ts";
import type { TestAttention } from "../../../core/analysis/attention/onAverage.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { label } from "../../kit/label.ts";
import { useAnalysis } from "../useAnalysis.ts";
import { useWords } from "../words.ts";
import { shareBars, stepBars, weightBars } from "./attentionCharts.ts";

/** The last part of the results. */
export function AttentionPart() {
  const { t } = useTexts();
  const answer = useAnalysis("attention", undefined);
  return (
    <Answered analysis={t("analysis.looking")} answer={answer} height={560}>
      {(found) => (
        <div className="stack">
          <OnAverage found={found} />
          <OneCustomer found={found} />
        </div>
      )}
    </Answered>
  );
}

function OnAverage({ found }: { found: TestAttention }) {
  const words = useWords();
  const { t } = words;
  const steps = useMemo(() => stepBars(found, words), [found, words]);
  const shares = useMemo(() => shareBars(found, found, words), [found, words]);
  return (
    <Card title={t("analysis.attentionTitle")} lead={t("analysis.attentionLead", { number: found.targets })}>
      <div className="cards-wide" data-attention={found.targets}>
        <Chart {...steps} />
        <Shares charts={shares} />
      </div>
      {found.multiplied && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("analysis.multiplied")}
        </Text>
      )}
    </Card>
  );
}

function Shares({ charts }: { charts: ChartSpec[] }) {
  return (
    <div className="stack">
      {charts.map((chart) => (
        <Chart key={chart.title} {...chart} />
      ))}
    </div>
  );
}

function OneCustomer({ found }: { found: TestAttention }) {
  const { t } = useTexts();
  const [customer, setCustomer] = useState(found.customers[0] ?? "");
  const answer = useAnalysis("customerAttention", { customer });
  return (
    <Card title={t("analysis.oneCustomer")} lead={t("analysis.oneCustomerLead")}>
      <Select
        label={t("analysis.chooseCustomer")}
        data={found.customers}
        value={customer}
        onChange={(value) => setCustomer(value ?? customer)}
        searchable
        allowDeselect={false}
        limit={50}
        maw={320}
        mb="sm"
      />
      <Answered analysis={t("analysis.looking")} answer={answer} height={420}>
        {(one) => <History found={found} one={one} />}
      </Answered>
    </Card>
  );
}

function History({ found, one }: { found: TestAttention; one: CustomerAttention }) {
  const words = useWords();
  const { t, format } = words;
  const { target } = one;
  const suffix = `: ${target.customer}`;
  const steps = useMemo(() => {
    // The newest purchase on top, as in the averages.
    const newest = [...one.steps].reverse();
    const names = newest.map(({ time, product, name }) => `${format.date(time)} · ${label(product, name)}`);
    const weights = newest.map(({ weight }) => weight);
    return weightBars({ title: `${t("analysis.byStep")}${suffix}`, names, weights, wide: true }, words);
  }, [one, suffix, words, format, t]);
  const shares = useMemo(() => shareBars(found, one, words, suffix), [found, one, words, suffix]);
  const said = {
    date: target.time,
    bought: label(target.product, target.productName),
    first: label(target.predicted, target.predictedName),
    probability: target.probability,
    rank: target.rank,
  };
  return (
    <>
      <Text size="sm" mb="sm" data-customer={target.customer}>
        {target.rank === 0 ? t("analysis.targetNew", said) : t("analysis.targetOf", said)}
      </Text>
      <div className="cards-wide">
        <Chart {...steps} />
        <Shares charts={shares} />
      </div>
    </>
  );
}
