// Who to visit and what to bring: the orders of all customers that fit the filter, as a table, a file and a printed sheet.

import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { FilterChoices } from "../../core/explore/selection.ts";
import type { ListedOrder, ListedProduct, OrderList } from "../../core/orders/orderList.ts";
import { useModelCurrency } from "../currency.ts";
import { FilterBar } from "../explore/filter/FilterBar.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { besides, label } from "../kit/label.ts";
import { Problem } from "../kit/Problem.tsx";
import { TableMenu } from "../kit/TableMenu.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../lines/RowTable.tsx";
import { useStudio } from "../studioContext.ts";
import { bringTable } from "./bringTable.ts";
import { PrintSheet } from "./PrintSheet.tsx";
import { provinceName } from "./provinceName.ts";
import "../explore/explore.css";

const MOST_PRODUCTS = 20;

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
  const format = useFormat();
  const currency = useModelCurrency();
  const { ask } = useStudio();
  const filter = useLineFilter();
  const [products, setProducts] = useState(5);
  const [made, setMade] = useState<Made | null>(null);
  const [stopped, setStopped] = useState(false);
  const [printing, setPrinting] = useState(false);
  const { run, busy, progress, error, cancel, clear } = useTask();
  const of = JSON.stringify([filter, time, products]);
  const start = () => {
    setStopped(false);
    void run(async (signal, onEvent) =>
      setMade({ list: await ask("orderList", { filter, time, products }, { signal, onEvent }), of, time }),
    );
  };
  const endPrint = useCallback(() => setPrinting(false), []);
  const rows = made?.list.rows ?? [];
  const total = useMemo(
    () =>
      (made?.list.rows ?? []).reduce<number | null>((sum, { value }) => (value ? (sum ?? 0) + value.mean : sum), null),
    [made],
  );
  return (
    <Card
      title={t("order.list")}
      lead={t("order.listLead")}
      aside={
        <Group gap="xs" align="flex-end">
          <NumberInput
            size="xs"
            w={170}
            label={t("order.products")}
            value={products}
            min={1}
            max={MOST_PRODUCTS}
            allowDecimal={false}
            clampBehavior="strict"
            onChange={(value) => typeof value === "number" && value > 0 && setProducts(value)}
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
        {made && made.list.walkIns > 0 && t("order.walkIns", { customers: made.list.walkIns })}{" "}
        {made && made.of !== of && !busy && t("order.stale")}
      </Text>
      {made && (
        <>
          <div className="table-tools list-tools">
            <Text size="sm">{t("order.bringTable")}</Text>
            <TableMenu
              title={t("order.bringTable")}
              table={() => bringTable(made.list.rows, { t, currency })}
              filtered
              model
              notes={[[t("predict.date"), format.date(made.time)]]}
            />
            <Button size="compact-sm" variant="default" onClick={() => setPrinting(true)}>
              {t("order.print")}
            </Button>
          </div>
          <VisitTable list={made.list} time={made.time} onOpen={onOpen} />
        </>
      )}
      {printing && made && <PrintSheet key={language} rows={made.list.rows} time={made.time} onEnd={endPrint} />}
    </Card>
  );
}

function VisitTable({ list, time, onOpen }: { list: OrderList; time: number; onOpen(customer: string): void }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { rows } = list;
  const ranks = useMemo(() => new Map(rows.map((row, i) => [row, i + 1])), [rows]);
  const product = useCallback(
    ({ product: code, name, quantity }: ListedProduct) =>
      quantity === null ? name || code : `${name || code} × ${format.number(quantity, 1)}`,
    [format],
  );
  const bring = useCallback((row: ListedOrder) => row.products.map(product).join(", "), [product]);
  const textOf = useCallback(
    ({ customer, name, salesperson, route, products }: ListedOrder) =>
      [customer, name, salesperson, route, ...products.flatMap((each) => [each.product, each.name])].join(" "),
    [],
  );
  const has = (of: (row: ListedOrder) => unknown) => rows.some((row) => of(row) !== null);
  const text = (key: "salesperson" | "route" | "source", width: string): SortableColumn<ListedOrder>[] =>
    has((row) => row[key])
      ? [{ key, name: t(`order.${key}`), width, value: (row) => row[key] ?? "", of: (row) => row[key] ?? "–" }]
      : [];
  const columns: SortableColumn<ListedOrder>[] = [
    {
      key: "rank",
      name: t("order.rank"),
      width: "56px",
      right: true,
      value: (row) => -ranks.get(row)!,
      cell: (row) => ranks.get(row)!,
      of: (row) => format.number(ranks.get(row)!),
    },
    {
      key: "customer",
      name: t("order.customer"),
      width: "minmax(150px, 1.4fr)",
      value: ({ customer }) => customer,
      of: ({ customer }) => customer,
      under: ({ customer, name }) => besides(customer, name),
      beside: { name: t("order.customerName"), of: ({ name }) => name },
      press: {
        act: ({ customer }) => onOpen(customer),
        label: ({ customer, name }) => t("order.open", { name: label(customer, name) }),
      },
    },
    ...(has(({ value }) => value)
      ? [
          {
            key: "worth",
            name: t("order.worth"),
            width: "130px",
            right: true,
            saved: { kind: "money", currency } as const,
            value: ({ value }: ListedOrder) => value?.mean ?? Number.NaN,
            of: ({ value }: ListedOrder) => (value ? format.money(value.mean, currency) : "–"),
          },
        ]
      : []),
    {
      key: "bring",
      name: t("order.bring"),
      width: "minmax(240px, 3fr)",
      value: bring,
      of: bring,
    },
    {
      key: "lines",
      name: t("order.size"),
      width: "104px",
      right: true,
      saved: { kind: "number", digits: 1 },
      value: ({ lines }) => lines,
      of: ({ lines }) => format.number(lines, 1),
    },
    {
      key: "last",
      name: t("order.last"),
      width: "110px",
      right: true,
      saved: { kind: "date" },
      value: ({ last }) => last ?? Number.NaN,
      of: ({ last }) => (last === null ? "–" : format.date(last)),
    },
    ...text("salesperson", "minmax(110px, 1fr)"),
    ...text("route", "110px"),
    ...text("source", "110px"),
    ...(has(({ province }) => province)
      ? [
          {
            key: "province",
            name: t("order.province"),
            width: "minmax(110px, 1fr)",
            value: ({ province }: ListedOrder) => provinceName(province),
            of: ({ province }: ListedOrder) => provinceName(province) || "–",
          },
        ]
      : []),
  ];
  return (
    <RowTable
      name={t("order.visitTable")}
      searchLabel={t("order.search")}
      columns={columns}
      rows={rows}
      textOf={textOf}
      minWidth={1080}
      maxHeight={620}
      origin={{ filtered: true, model: true, notes: [[t("predict.date"), format.date(time)]] }}
    />
  );
}
