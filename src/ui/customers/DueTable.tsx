// A list of customers with their rhythm, probabilities and revenue at risk; a row opens the customer's lines, and with a model
// its next order.

import { useCallback } from "react";
import type { CustomerGroupNames } from "../../core/explore/customerGroupNames.ts";
import type { ColumnKind } from "../../core/lib/table/savedTable.ts";
import { type DueCustomer, type DueReport, HORIZONS } from "../../core/retention/dueReport.ts";
import { NOTHING_SUPPOSED } from "../../studio/question.ts";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { isTraining } from "../../studio/training.ts";
import { useCurrency } from "../currency.ts";
import { dayText } from "../explore/filter/periods.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides, label } from "../kit/label.ts";
import { useOpenLines } from "../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../lines/RowTable.tsx";
import { useSession, useStudio } from "../studioContext.ts";

interface DueTableProps {
  name: string;
  rows: readonly DueCustomer[];
  report: DueReport;
  groups: readonly CustomerGroupNames[];
}

const textOf = ({ customer, name }: DueCustomer) => `${customer} ${name}`;

/** The rows in the report's order, until another is chosen. */
export function DueTable({ name, rows, report, groups }: DueTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const openLines = useOpenLines();
  const openOrder = useOpenOrder(report.date);
  const searched = useCallback(
    (row: DueCustomer) => [textOf(row), ...groups.map(({ groups: of }) => of.get(row.customer) ?? "")].join(" "),
    [groups],
  );
  const number = (
    key: string,
    title: string,
    width: string,
    value: (row: DueCustomer) => number | null,
    show: (value: number) => string,
    saved: ColumnKind,
  ): SortableColumn<DueCustomer> => ({
    key,
    name: title,
    width,
    value: (row) => value(row) ?? Number.NaN,
    of: (row) => {
      const found = value(row);
      return found === null ? "–" : show(found);
    },
    right: true,
    saved,
    cell: value,
  });
  const days = (digits: number): ColumnKind => ({ kind: "number", digits, unit: t("due.days") });
  const share: ColumnKind = { kind: "share" };
  const percent = (value: number) => format.percent(value, 0);
  const money = (value: number) => format.money(value, currency);
  const hasMoney = report.customers.some(({ yearlyValue }) => yearlyValue !== null);
  const told = HORIZONS.flatMap((horizon, h) =>
    report.customers.some(({ within }) => within[h] !== null) ? [{ horizon, h }] : [],
  );
  const hasLost = report.customers.some(({ lost }) => lost !== null);
  const columns: SortableColumn<DueCustomer>[] = [
    {
      key: "customer",
      name: t("buyers.customer"),
      width: "minmax(150px, 2fr)",
      value: ({ customer }) => customer,
      of: ({ customer }) => customer,
      under: ({ customer, name: called }) => besides(customer, called),
      beside: { name: t("buyers.name"), of: ({ name: called }) => called },
      press: {
        act: ({ customer, name: called }) => openLines({ customers: [customer] }, label(customer, called)),
        label: ({ customer, name: called }) => t("lines.openOf", { name: label(customer, called) }),
      },
    },
    ...(openOrder
      ? [
          {
            key: "order",
            name: t("due.order"),
            width: "64px",
            value: () => "",
            of: () => t("due.openOrder"),
            press: {
              act: ({ customer }: DueCustomer) => openOrder(customer),
              label: ({ customer, name: called }: DueCustomer) => t("due.orderOf", { name: label(customer, called) }),
            },
          },
        ]
      : []),
    number("last", t("due.last"), "84px", ({ last }) => last, format.date, { kind: "date" }),
    number(
      "rhythm",
      t("due.rhythm"),
      "100px",
      ({ typicalGap }) => typicalGap,
      (value) => t("due.every", { days: format.number(value, 1) }),
      days(1),
    ),
    number("since", t("due.since"), "64px", ({ daysSince }) => daysSince, format.number, days(0)),
    ...told.map(({ horizon, h }) =>
      number(
        `within${horizon}`,
        t("due.within", { days: horizon }),
        "64px",
        ({ within }) => within[h]!,
        percent,
        share,
      ),
    ),
    ...(hasLost ? [number("lost", t("due.lostShare"), "60px", ({ lost }) => lost, percent, share)] : []),
    ...(hasMoney
      ? [
          number("yearly", t("due.yearly"), "112px", ({ yearlyValue }) => yearlyValue, money, {
            kind: "money",
            currency,
          } as const),
        ]
      : []),
    ...(hasMoney && hasLost
      ? [
          number("stake", t("due.stake"), "112px", ({ revenueAtRisk }) => revenueAtRisk, money, {
            kind: "money",
            currency,
          } as const),
        ]
      : []),
    ...groups.map(
      ({ dimension, groups: of }): SortableColumn<DueCustomer> => ({
        key: dimension,
        name: t(`due.dimensions.${dimension}`),
        width: "minmax(88px, 1fr)",
        value: ({ customer }) => of.get(customer) ?? "",
        of: ({ customer }) => of.get(customer) ?? "–",
      }),
    ),
    number(
      "overdue",
      t("due.overdueDays"),
      "84px",
      ({ daysOverdue }) => daysOverdue,
      (value) => format.fixed(value, 1),
      days(1),
    ),
  ];
  return (
    <RowTable
      name={name}
      searchLabel={t("due.search")}
      columns={columns}
      rows={rows}
      textOf={searched}
      minWidth={640 + 100 * groups.length + 76 * told.length + (hasMoney ? 248 : 0) + (openOrder ? 76 : 0)}
      maxHeight={560}
      origin={{ filtered: true, notes: [[t("due.date"), format.date(report.date)]] }}
    />
  );
}

/** Opens a customer's next order at a date on the Predict screen; null without a model that could tell it. */
function useOpenOrder(date: number): ((customer: string) => void) | null {
  const { model, form } = useStudio();
  const serial = useSession((state) => state.model?.serial ?? null);
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const training = useSession(isTraining);
  if (serial === null || dataset === null || training) return null;
  return (customer) => {
    const asked = { customer, time: date };
    model.setQuestion({ of: `${serial} ${dataset}`, date: dayText(date), customer, asked, supposed: NOTHING_SUPPOSED });
    location.hash = formatHash("predict", formQuery(form));
  };
}
