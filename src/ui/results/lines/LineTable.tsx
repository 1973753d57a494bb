// Test targets as a table of up to thousands of rows, of which only those in sight are drawn.

import { Text } from "@mantine/core";
import type { AnalysedTask, TestLine } from "../../../core/analysis/testTable.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { besides } from "../../kit/label.ts";
import { type GridColumn, LineGrid } from "../../lines/LineGrid.tsx";
import { useTasks } from "../useTasks.ts";

type Column = GridColumn<TestLine>;

interface LineTableProps {
  name: string;
  task: AnalysedTask;
  lines: TestLine[];
  /** How many there are in all. */
  total: number;
}

/** A table that scrolls within itself; its columns are those that matter for the task. */
export function LineTable({ name, task, lines, total }: LineTableProps) {
  const { t } = useTexts();
  const columns = useColumns(task);
  if (lines.length === 0) return <Text size="sm">{t("analysis.noLines")}</Text>;
  return (
    <>
      <LineGrid
        name={name}
        columns={columns}
        count={lines.length}
        rowOf={(index) => lines[index]}
        lineOf={({ line }) => line}
        minWidth={760}
      />
      <Text size="xs" c="dimmed" mt={4} mih={18}>
        {total > lines.length && t("analysis.linesShown", { shown: lines.length, total })}
      </Text>
    </>
  );
}

function useColumns(task: AnalysedTask): Column[] {
  const { t } = useTexts();
  const format = useFormat();
  const tasks = useTasks();
  const common: Column[] = [
    { key: "line", name: t("analysis.line"), of: ({ line }) => format.number(line), right: true, width: "72px" },
    {
      key: "customer",
      name: t("analysis.customer"),
      of: ({ customer }) => customer,
      under: ({ customer, customerName }) => besides(customer, customerName),
      width: "minmax(110px, 1fr)",
    },
    { key: "date", name: t("analysis.date"), of: ({ time }) => format.date(time), width: "92px" },
    {
      key: "bought",
      name: t("analysis.bought"),
      of: ({ product }) => product,
      under: ({ product, productName }) => besides(product, productName),
      width: "minmax(120px, 1.4fr)",
    },
  ];
  if (task === "product") {
    return [
      ...common,
      {
        key: "likeliest",
        name: t("analysis.likeliest"),
        of: ({ predicted }) => predicted,
        under: ({ predicted, predictedName }) => besides(predicted, predictedName),
        width: "minmax(120px, 1.4fr)",
      },
      {
        key: "probability",
        name: t("analysis.probability"),
        of: ({ probability }) => format.percent(probability),
        right: true,
        width: "88px",
      },
      {
        key: "rank",
        name: t("analysis.rank"),
        of: ({ rank }) => (rank === 0 ? t("analysis.notLearned") : format.number(rank)),
        right: true,
        width: "64px",
      },
    ];
  }
  const number = (key: string, name: string, of: (line: TestLine) => number): Column => ({
    key,
    name,
    of: (line) => tasks.show(task, of(line)),
    right: true,
    width: "minmax(104px, 0.8fr)",
  });
  return [
    ...common,
    number("actual", t("analysis.actual"), ({ actual }) => actual[task]),
    number("predicted", t("analysis.predicted"), ({ expected }) => expected[task]),
    number("difference", t("analysis.difference"), ({ actual, expected }) => expected[task] - actual[task]),
  ];
}
