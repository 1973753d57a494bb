// All customers at once: predicted with progress and a way out, looked at in short, kept as a CSV file.

import { Button, Group, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { ColumnKind, SavedColumn } from "../../core/lib/table/savedTable.ts";
import type { AllPredictions } from "../../workers/predictProtocol.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { besides } from "../kit/label.ts";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useStudio } from "../studioContext.ts";

/** The card; `time` is the chosen date, NaN where there is none. */
export function AllCard({ time }: { time: number }) {
  const { t } = useTexts();
  const { model } = useStudio();
  const [all, setAll] = useState<AllPredictions | null>(null);
  const [stopped, setStopped] = useState(false);
  const { run, busy, progress, error, cancel, clear } = useTask();
  const start = () => {
    setAll(null);
    setStopped(false);
    void run(async (signal, onEvent) => setAll(await model.predictAll(time, { signal, onEvent })));
  };
  return (
    <Card
      title={t("predict.all")}
      lead={t("predict.allText")}
      aside={
        <Group gap="xs">
          <Button variant="default" disabled={!Number.isFinite(time) || busy} onClick={start}>
            {t("predict.runAll")}
          </Button>
          {all && all.customers > 0 && (
            <Button onClick={() => model.savePredictions(all)} variant="light">
              {t("predict.saveAll")}
            </Button>
          )}
        </Group>
      }
    >
      {busy && (
        <Working
          label={t("phase.predicting")}
          progress={progress}
          onCancel={() => {
            setStopped(true);
            cancel();
          }}
        />
      )}
      {error && <Problem message={error} onClose={clear} />}
      <Text size="sm" role="status">
        {stopped && !busy && t("predict.allStopped")}
        {all &&
          (all.customers === 0
            ? t("predict.allNone", { date: all.time })
            : t("predict.allDone", {
                customers: all.customers,
                date: all.time,
              }))}
      </Text>
      {all && all.customers > 0 && <Summary all={all} />}
    </Card>
  );
}

/** The line's amounts as they stand beside its likeliest product: that product's own, where the model knows them. */
function ownAmounts({ products, quantity, revenue, discount }: AllPredictions["preview"][number]) {
  const own = products[0]?.amounts;
  if (!own) return { quantity, revenue, discount };
  return { quantity: own.quantity?.median, revenue: own.amount?.median, discount: own.discount?.median };
}

function Summary({ all }: { all: AllPredictions }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { means, likeliest, preview } = all;
  const show = {
    quantity: (value: number) => format.number(value, 1),
    revenue: (value: number) => format.money(value, currency),
    discount: (value: number) => format.percent(value),
  };
  const kinds: Record<keyof typeof show, ColumnKind> = {
    quantity: { kind: "number", digits: 1 },
    revenue: { kind: "money", currency },
    discount: { kind: "share" },
  };
  const numbers = (["quantity", "revenue", "discount"] as const).filter((number) => means[number] !== null);
  const most = likeliest[0]?.customers ?? 1;
  const title = t("predict.preview", {
    shown: preview.length,
    total: all.customers,
  });
  return (
    <div className="stack all-summary" data-all={all.customers}>
      <Metrics>
        <Metric label={t("predict.customers")} value={format.number(all.customers)} />
        <Metric label={t("predict.distinctFirst")} value={format.number(all.distinct)} />
        {numbers.map((number) => (
          <Metric
            key={number}
            label={t(`predict.${number}`)}
            value={<span data-mean={means[number]}>{show[number](means[number] ?? 0)}</span>}
            hint={t("predict.perCustomer")}
          />
        ))}
      </Metrics>
      <div className="cards-wide">
        <div>
          <Text fw={600} size="sm" mb={4} id="likeliest-of">
            {t("predict.likeliestOf")}
          </Text>
          <ol className="plain-list" aria-labelledby="likeliest-of">
            {likeliest.map(({ product, name, customers }) => (
              <li key={product} className="bar-row" data-first={product} data-customers={customers}>
                <Text size="sm" component="span">
                  <b>{product}</b> {besides(product, name)}
                </Text>
                <Text size="sm" component="span" className="figure">
                  {format.number(customers)}
                </Text>
                <div className="bar" aria-hidden>
                  <span style={{ width: `${(customers / most) * 100}%` }} />
                </div>
              </li>
            ))}
          </ol>
        </div>
        <div style={{ minWidth: 0 }}>
          <Text fw={600} size="sm" mb={4}>
            {title}
          </Text>
          <Scroller
            label={title}
            style={{ maxHeight: 420 }}
            table={() => ({
              columns: [
                { title: t("predict.customer"), kind: "text" },
                { title: t("predict.product"), kind: "text" },
                { title: t("predict.probability"), kind: "share" },
                ...numbers.map((number): SavedColumn => ({ title: t(`predict.${number}`), ...kinds[number] })),
              ],
              rows: preview.map((line) => {
                const amounts = ownAmounts(line);
                return [
                  line.customer,
                  line.products[0]?.product ?? null,
                  line.products[0]?.probability ?? null,
                  ...numbers.map((number) => amounts[number] ?? null),
                ];
              }),
            })}
          >
            <Table fz="xs" verticalSpacing={3} stickyHeader aria-label={title}>
              <TableHead
                heads={[
                  ...[t("predict.customer"), t("predict.product"), t("predict.probability")],
                  ...numbers.map((number) => t(`predict.${number}`)),
                ]}
                texts={[0, 1]}
              />
              <Table.Tbody>
                {preview.map((line) => {
                  const amounts = ownAmounts(line);
                  return (
                    <Table.Tr key={line.customer} data-preview={line.customer}>
                      <Table.Td>
                        {line.customer} {besides(line.customer, line.name)}
                      </Table.Td>
                      <Table.Td>{line.products[0]?.product}</Table.Td>
                      <Table.Td ta="right" className="figure">
                        {format.percent(line.products[0]?.probability ?? Number.NaN)}
                      </Table.Td>
                      {numbers.map((number) => (
                        <Table.Td key={number} ta="right" className="figure" data-own={amounts[number]}>
                          {show[number](amounts[number] ?? Number.NaN)}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Scroller>
        </div>
      </div>
    </div>
  );
}
