// "What if": purchases and another province are supposed for the customer, and the prediction stands with and without them.

import { Button, Group, Text } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { Hypothesis } from "../../core/features/hypothesis.ts";
import { PROVINCES, provinceId } from "../../core/geo/provinces.ts";
import { type NamedPurchase, NOTHING_SUPPOSED, type Supposed } from "../../studio/question.ts";
import type { CustomerHistory, WhatIfAnswer } from "../../workers/predictProtocol.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { label } from "../kit/label.ts";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { ProvinceSelect } from "../map/ProvinceSelect.tsx";
import { useStudio } from "../studioContext.ts";
import { Comparison } from "./Comparison.tsx";
import { PurchaseForm } from "./PurchaseForm.tsx";

interface WhatIfCardProps {
  history: CustomerHistory;
  /** The predicted date, ms. */
  time: number;
  supposed: Supposed;
  onSuppose(supposed: Supposed): void;
}

/** The card of one customer and date; give it a key of both. */
export function WhatIfCard({ history, time, supposed, onSuppose }: WhatIfCardProps) {
  const { t } = useTexts();
  const { model } = useStudio();
  const format = useFormat();
  const currency = useCurrency();
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const { run, error, busy, clear } = useTask();
  const { customer, has, knowsPlaces } = history;
  const last = useMemo(() => history.time.findLast((at) => at < time) ?? null, [history, time]);

  useEffect(() => {
    const hypothesis: Hypothesis = {
      purchases: supposed.purchases.map(({ product, time: at, quantity, revenue, discount }) => ({
        product,
        time: at,
        quantity,
        revenue,
        discount,
      })),
      province: supposed.province,
    };
    void run(async (signal) => setAnswer(await model.whatIf(customer, time, hypothesis, signal)));
  }, [supposed, customer, time, model, run]);

  const shortOf = (code: string | null) =>
    code === null ? t("common.unknown") : (PROVINCES[provinceId(code) - 1]?.short ?? "");
  const describe = ({ product, name, quantity, revenue, discount, time: at }: NamedPurchase) =>
    [
      t("whatIf.purchaseOf", {
        quantity: format.number(quantity, 2),
        product: label(product, name),
        date: at,
      }),
      ...(has.revenue ? [format.money(revenue, currency)] : []),
      ...(discount > 0 ? [`−${format.percent(discount)}`] : []),
    ].join(" · ");
  const changes = [
    ...supposed.purchases.map((purchase) => ({
      key: String(purchase.key),
      text: describe(purchase),
      undo: () => onSuppose({ ...supposed, purchases: supposed.purchases.filter(({ key }) => key !== purchase.key) }),
    })),
    ...(supposed.province === null
      ? []
      : [
          {
            key: "province",
            text: t("whatIf.moved", { province: shortOf(supposed.province), before: shortOf(history.province) }),
            undo: () => onSuppose({ ...supposed, province: null }),
          },
        ]),
  ];
  return (
    <Card title={t("whatIf.title")} lead={t("whatIf.lead")}>
      <div className="what-if">
        <PurchaseForm
          has={has}
          last={last}
          time={time}
          onAdd={(purchase) => {
            const key = supposed.purchases.reduce((most, each) => Math.max(most, each.key), 0) + 1;
            onSuppose({ ...supposed, purchases: [...supposed.purchases, { ...purchase, key }] });
          }}
        />
        <div>
          <Text size="xs" fw={500} mb={3} aria-hidden>
            {t("whatIf.province")}
          </Text>
          <ProvinceSelect
            label={t("whatIf.province")}
            value={supposed.province ?? history.province}
            placeholder={t("common.unknown")}
            disabled={!knowsPlaces}
            onChange={(code) => onSuppose({ ...supposed, province: code === history.province ? null : code })}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {t(knowsPlaces ? "whatIf.provinceHint" : "whatIf.noPlaces")}
          </Text>
        </div>
      </div>
      <Group justify="space-between" mt="xs" mb={4}>
        <Text size="sm" fw={600} id="supposed">
          {t("whatIf.supposed")}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={changes.length === 0}
          onClick={() => onSuppose(NOTHING_SUPPOSED)}
        >
          {t("whatIf.reset")}
        </Button>
      </Group>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed" lh="30px">
          {t("whatIf.nothing")}
        </Text>
      ) : (
        <ul className="plain-list" aria-labelledby="supposed">
          {changes.map(({ key, text, undo }) => (
            <li key={key} className="supposed">
              <Text size="sm" component="span">
                {text}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("whatIf.undo", { change: text })}
                onClick={undo}
              >
                {t("whatIf.takeBack")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error && <Problem message={error} onClose={clear} />}
      <div className="comparison" aria-busy={busy}>
        {answer && <Comparison answer={answer} />}
      </div>
    </Card>
  );
}
