// Who to visit and what to bring: the orders of all customers that fit the filter, as a table, a file and a printed sheet.

import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { DAY_MS } from "../../core/lib/calendar.ts";
import { byExpectedValue, expectedValueOf } from "../../core/orders/orderChances.ts";
import type { OrderList } from "../../core/orders/orderList.ts";
import { HORIZONS } from "../../core/retention/dueReport.ts";
import { MOST_PRODUCTS, SHEETS } from "../../studio/visitView.ts";
import { useModelCurrency } from "../currency.ts";
import { FilterBar } from "../explore/filter/FilterBar.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { Problem } from "../kit/Problem.tsx";
import { TableMenu } from "../kit/TableMenu.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useStudio, useVisitView } from "../studioContext.ts";
import { bringTable } from "./bringTable.ts";
import { PrintSheet } from "./PrintSheet.tsx";
import { VisitTable } from "./VisitTable.tsx";
import "../explore/explore.css";
import { NumberField } from "../kit/NumberField.tsx";

interface ListPartProps {
  /** The day of the visits, ms; NaN where there is none. */
  time: number;
  onOpen(customer: string): void;
}

/** The filter of Explore chooses the customers. */
export default function ListPart(props: ListPartProps) {
  const choices = useAnswer("filterChoices", undefined);
  return (
    <Answered answer={choices} height={400}>
      {(found) => <Lists choices={found} {...props} />}
    </Answered>
  );
}

function Lists({ choices, ...props }: ListPartProps & { choices: FilterChoices }) {
  const filter = useLineFilter();
  const selection = useAnswer("selection", { filter });
  return (
    <LinesPanel filter={filter}>
      <FilterBar choices={choices} selection={selection} />
      <ListCard {...props} />
    </LinesPanel>
  );
}

interface Made {
  list: OrderList;
  of: string;
  time: number;
}

function ListCard({ time, onOpen }: ListPartProps) {
  const { t, language } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useModelCurrency();
  const { ask, visitView } = useStudio();
  const { products, horizon: wished, sheets } = useVisitView();
  const filter = useLineFilter();
  const [made, setMade] = useState<Made | null>(null);
  const [stopped, setStopped] = useState(false);
  const [printing, setPrinting] = useState(false);
  const { run, busy, progress, error, cancel, clear } = useTask();
  const of = JSON.stringify([filter, time, products]);
  const start = () => {
    setStopped(false);
    void run(async (signal, onEvent) =>
      setMade({ list: await ask("orderList", { filter, time, products }, { signal, onEvent }), of, time }),
    ).then((answered) => {
      if (!answered) setMade(null);
    });
  };
  const endPrint = useCallback(() => setPrinting(false), []);
  const told = made?.list.soon.horizons ?? [];
  const horizon = told.includes(wished) ? wished : (told.at(-1) ?? null);
  const rows = useMemo(() => (made?.list.rows ?? []).toSorted(byExpectedValue(horizon)), [made, horizon]);
  const apart = SHEETS.filter((each) => each === "all" || rows.some((row) => row[each] !== null));
  const by = apart.includes(sheets) ? sheets : "all";
  const total = useMemo(() => sum(rows.map(({ value }) => value?.mean ?? null)), [rows]);
  const soon = useMemo(
    () => (horizon === null ? null : sum(rows.map((row) => expectedValueOf(row, horizon)))),
    [rows, horizon],
  );
  return (
    <Card
      title={t("order.list")}
      lead={t("order.listLead")}
      aside={
        <Group gap="xs" align="flex-end">
          <NativeSelect
            size="xs"
            w={150}
            label={t("order.horizon")}
            value={String(wished)}
            onChange={({ currentTarget: { value } }) =>
              visitView.setState({ horizon: HORIZONS.find((days) => String(days) === value) ?? wished })
            }
            data={HORIZONS.map((days) => ({ value: String(days), label: t("order.days", { days }) }))}
          />
          <NumberField
            size="xs"
            w={170}
            label={t("order.products")}
            value={products}
            min={1}
            max={MOST_PRODUCTS}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(value) => typeof value === "number" && value > 0 && visitView.setState({ products: value })}
          />
          <Button disabled={!Number.isFinite(time) || busy} onClick={start}>
            {t("order.make")}
          </Button>
        </Group>
      }
    >
      {busy && (
        <Working
          label={t("order.making")}
          progress={progress}
          onCancel={() => {
            setStopped(true);
            cancel();
          }}
        />
      )}
      {error && <Problem message={error} onClose={clear} />}
      <Text size="sm" role="status" mb="xs">
        {stopped && !busy && t("order.stopped")}{" "}
        {made &&
          (total === null
            ? t("order.madeCount", { customers: rows.length, date: made.time })
            : t("order.made", { customers: rows.length, date: made.time, total: format.money(total, currency) }))}{" "}
        {made && soon !== null && t("order.madeSoon", { soon: format.money(soon, currency), days: horizon ?? 0 })}{" "}
        {made && made.list.walkIns > 0 && t("order.walkIns", { customers: made.list.walkIns })}{" "}
        {made && made.of !== of && !busy && t("order.stale")}
      </Text>
      {made && (
        <>
          <div className="table-tools list-tools">
            <Text size="sm">{t("order.bringTable")}</Text>
            <TableMenu
              title={t("order.bringTable")}
              table={() => bringTable(rows, { t, currency })}
              filtered
              model
              notes={[[t("predict.date"), format.date(made.time)]]}
            />
            {apart.length > 1 && (
              <NativeSelect
                size="xs"
                aria-label={t("order.sheets")}
                value={by}
                onChange={({ currentTarget: { value } }) =>
                  visitView.setState({ sheets: SHEETS.find((each) => each === value) ?? "all" })
                }
                data={apart.map((value) => ({ value, label: t(`order.sheetsBy.${value}`) }))}
              />
            )}
            <Button size="compact-sm" variant="default" onClick={() => setPrinting(true)}>
              {t("order.print")}
            </Button>
          </div>
          <Text size="xs" c="dimmed" mb="xs" data-chances={horizon ?? ""}>
            {horizon !== null && made.list.soon.model !== null
              ? t("order.chancesBy", {
                  days: horizon,
                  day: made.list.soon.date - DAY_MS,
                  model: t(`due.models.${made.list.soon.model}`),
                })
              : t("order.noChances")}{" "}
            {horizon !== null && horizon !== wished && t("order.shorterHorizon", { wished, days: horizon })}{" "}
            {made.list.soon.notes.map(localise).join(" ")}
          </Text>
          <VisitTable rows={rows} time={made.time} horizon={horizon} onOpen={onOpen} />
        </>
      )}
      {printing && made && (
        <PrintSheet key={language} rows={rows} time={made.time} horizon={horizon} by={by} onEnd={endPrint} />
      )}
    </Card>
  );
}

/** Of what is known; null where nothing is. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((all, each) => all + each, 0);
}
