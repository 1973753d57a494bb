// A list of test targets as a saved table: the columns of the one on the screen, names in columns of their own.

import type { AnalysedTask, TestLine } from "../../../core/analysis/testTable.ts";
import type { SavedCell, SavedColumn } from "../../../core/lib/table/savedTable.ts";
import { useModelCurrency } from "../../currency.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import type { TableContent } from "../../kit/TableMenu.tsx";

type Column = [column: SavedColumn, of: (line: TestLine) => SavedCell];

/** Makes the table of these lines. */
export function useSavedTestLines(task: AnalysedTask): (lines: readonly TestLine[]) => TableContent {
  const { t } = useTexts();
  const currency = useModelCurrency();
  const text = (title: string, of: Column[1]): Column => [{ title, kind: "text" }, of];
  const nameOf = (title: string) => t("lines.nameOf", { column: title });
  const [customer, bought, likeliest] = [t("analysis.customer"), t("analysis.bought"), t("analysis.likeliest")];
  const columns: Column[] = [
    [{ title: t("analysis.line"), kind: "number", digits: 0 }, ({ line }) => line],
    text(customer, ({ customer }) => customer),
    text(nameOf(customer), ({ customerName }) => customerName),
    [{ title: t("analysis.date"), kind: "date" }, ({ time }) => time],
    text(bought, ({ product }) => product),
    text(nameOf(bought), ({ productName }) => productName),
  ];
  if (task === "product") {
    columns.push(
      text(likeliest, ({ predicted }) => predicted),
      text(nameOf(likeliest), ({ predictedName }) => predictedName),
      [{ title: t("analysis.probability"), kind: "share" }, ({ probability }) => probability],
      // A product that the vocabulary lacks has no rank.
      [{ title: t("analysis.rank"), kind: "number", digits: 0 }, ({ rank }) => (rank === 0 ? null : rank)],
    );
  } else {
    const kind = {
      quantity: { kind: "number", digits: 2 },
      revenue: { kind: "money", currency },
      discount: { kind: "share" },
    } as const;
    const number = (title: string, of: Column[1]): Column => [{ title, ...kind[task] }, of];
    columns.push(
      number(t("analysis.actual"), ({ actual }) => actual[task]),
      number(t("analysis.predicted"), ({ expected }) => expected[task]),
      number(t("analysis.difference"), ({ actual, expected }) => expected[task] - actual[task]),
    );
  }
  return (lines) => ({
    columns: columns.map(([column]) => column),
    rows: lines.map((line) => columns.map(([, of]) => of(line))),
  });
}
