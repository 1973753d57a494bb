// Test targets as a table of up to thousands of rows, of which only those in sight are drawn.

import { Text } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AnalysedTask, TestLine } from "../../core/analysis/testTable.ts";
import { useFormat } from "../format.ts";
import { besides } from "./label.ts";
import { useTasks } from "./useTasks.ts";

const ROW = 44;

interface Column {
  key: string;
  name: string;
  of(line: TestLine): string;
  /** A second, smaller line. */
  under?(line: TestLine): string;
  right?: boolean;
  width: string;
}

interface LineTableProps {
  name: string;
  task: AnalysedTask;
  lines: TestLine[];
  /** How many there are in all. */
  total: number;
}

/** A table that scrolls within itself; its columns are those that matter for the task. */
export function LineTable({ name, task, lines, total }: LineTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useColumns(task);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const grid = { gridTemplateColumns: columns.map(({ width }) => width).join(" ") };
  if (lines.length === 0) return <Text size="sm">{t("analysis.noLines")}</Text>;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: not a form group and no landmark, only a named part */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="line-table" ref={scroller} tabIndex={0} role="group" aria-label={name}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table's own layout cannot be drawn in parts */}
        <div role="table" aria-label={name} aria-rowcount={lines.length + 1}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className="line-head">
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: a row is read, not pressed */}
            <div role="row" className="line-row" style={grid} aria-rowindex={1}>
              {columns.map(({ key, name: head, right }) => (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: a heading is read, not pressed
                <span key={key} role="columnheader" className={right ? "line-right" : undefined}>
                  {head}
                </span>
              ))}
            </div>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const line = lines[index]!;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: a row is read, not pressed
                <div
                  key={line.row}
                  role="row"
                  aria-rowindex={index + 2}
                  data-line={line.line}
                  className="line-row"
                  style={{
                    ...grid,
                    position: "absolute",
                    insetInline: 0,
                    transform: `translateY(${start}px)`,
                    height: ROW,
                  }}
                >
                  {columns.map(({ key, of, under, right }) => (
                    // biome-ignore lint/a11y/useSemanticElements: as above
                    <span key={key} role="cell" data-column={key} className={right ? "line-right figure" : undefined}>
                      <span className="line-text">{of(line)}</span>
                      {under?.(line) && <small className="line-text">{under(line)}</small>}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      <Text size="xs" c="dimmed" mt={4} mih={18}>
        {total > lines.length &&
          t("analysis.linesShown", { shown: format.number(lines.length), total: format.number(total) })}
      </Text>
    </>
  );
}

function useColumns(task: AnalysedTask): Column[] {
  const { t } = useTranslation();
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
