// Where the model looks: over the purchases of a history, over the four lengths of periods, and over its memory.

import { Select, Text } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerAttention, TestAttention } from "../../workers/analysisProtocol.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { label } from "../kit/label.ts";
import { useStudio } from "../studioContext.ts";
import { Answer } from "./Answer.tsx";
import { StepChart, WeightBars } from "./attentionCharts.tsx";
import { inputName } from "./inputName.ts";

/** The last part of the results. */
export function AttentionPart() {
  const { t } = useTranslation();
  const { analyse } = useStudio();
  const load = useCallback((options: CallOptions<Progress>) => analyse("attention", undefined, options), [analyse]);
  return (
    <Answer label={t("analysis.looking")} load={load} height={560}>
      {(found) => (
        <div className="stack">
          <OnAverage found={found} />
          <OneCustomer found={found} />
        </div>
      )}
    </Answer>
  );
}

function OnAverage({ found }: { found: TestAttention }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = found.steps.map((_, back) => String(back + 1));
  return (
    <Card
      title={t("analysis.attentionTitle")}
      lead={t("analysis.attentionLead", { number: format.number(found.targets) })}
    >
      <div className="cards-wide" data-attention={found.targets}>
        <StepChart
          title={t("analysis.byStep")}
          names={names}
          weights={found.steps.map(({ weight }) => weight)}
          even={found.steps.map(({ even }) => even)}
          axisName={t("analysis.place")}
        />
        <Shares found={found} scales={found.scales} gate={found.gate} suffix="" />
      </div>
    </Card>
  );
}

interface SharesProps {
  found: TestAttention;
  scales: number[];
  gate: number[] | null;
  /** Tells charts of the same kind apart. */
  suffix: string;
}

function Shares({ found, scales, gate, suffix }: SharesProps) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {scales.length > 0 && (
        <WeightBars
          title={`${t("analysis.byScale")}${suffix}`}
          names={found.scaleNames.map((scale) => inputName({ kind: "group", name: scale }, t))}
          weights={scales}
        />
      )}
      {gate && (
        <WeightBars
          title={`${t("analysis.byMemory")}${suffix}`}
          names={[t("analysis.own"), ...found.parts.map((name) => inputName({ kind: "memory", name }, t))]}
          weights={gate}
        />
      )}
    </div>
  );
}

function OneCustomer({ found }: { found: TestAttention }) {
  const { t } = useTranslation();
  const { analyse } = useStudio();
  const [customer, setCustomer] = useState(found.customers[0] ?? "");
  const load = useCallback(
    (options: CallOptions<Progress>) => analyse("customerAttention", { customer }, options),
    [analyse, customer],
  );
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
      <Answer label={t("analysis.looking")} load={load} height={420}>
        {(one) => <History found={found} one={one} />}
      </Answer>
    </Card>
  );
}

function History({ found, one }: { found: TestAttention; one: CustomerAttention }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { target, steps, scales, gate } = one;
  const words = {
    date: format.date(target.time),
    bought: label(target.product, target.productName),
    first: label(target.predicted, target.predictedName),
    probability: format.percent(target.probability),
    rank: format.number(target.rank),
  };
  // The newest purchase on top, as in the averages.
  const newest = [...steps].reverse();
  return (
    <>
      <Text size="sm" mb="sm" data-customer={target.customer}>
        {target.rank === 0 ? t("analysis.targetNew", words) : t("analysis.targetOf", words)}
      </Text>
      <div className="cards-wide">
        <WeightBars
          title={`${t("analysis.byStep")}: ${target.customer}`}
          names={newest.map(({ time, product, name }) => `${format.date(time)} · ${label(product, name)}`)}
          weights={newest.map(({ weight }) => weight)}
          wide
        />
        <Shares found={found} scales={scales} gate={gate} suffix={`: ${target.customer}`} />
      </div>
    </>
  );
}
