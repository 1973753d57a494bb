// The provinces by a measure as a list beside the map: the pointed or picked one is the same in both.

import { ScrollArea, Text, UnstyledButton } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ColumnKind, SavedColumn } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { type TableContent, TableMenu } from "../../kit/TableMenu.tsx";
import { useLater } from "../../kit/useLater.ts";
import { type AreaRow, type Figures, MEASURES, type Measure } from "./areaRows.ts";
import { useFigures } from "./useFigures.ts";

interface RankingProps {
  rows: readonly AreaRow[];
  total: Figures;
  measure: Measure;
  height: number;
  /** Groups of the rows that stand out. */
  pointed: number | null;
  picked: number | null;
  onPoint(group: number | null): void;
  onPick(group: number): void;
}

function kindOf(measure: Measure, currency: string | null): ColumnKind {
  if (measure === "revenue") return { kind: "money", currency };
  return measure === "discount" ? { kind: "share" } : { kind: "number", digits: 0 };
}

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A list of buttons in one tab stop; arrow keys walk through it. */
export function Ranking({ rows, total, measure, height, pointed, picked, onPoint, onPick }: RankingProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { show, share, nameOf } = useFigures(total);
  const currency = useCurrency();
  const saved = (): TableContent => {
    const measures = MEASURES.filter((each) => total[each] !== 0);
    const adds = measure !== "discount";
    return {
      columns: [
        { title: t("places.province"), kind: "text" },
        ...measures.map(
          (each): SavedColumn => ({
            title: t(`places.${each}`),
            ...kindOf(each, currency),
          }),
        ),
        ...(adds ? [{ title: t("places.shareOf", { measure: t(`places.${measure}`) }), kind: "share" as const }] : []),
      ],
      rows: rows.map((row) => [
        ...[nameOf(row), ...measures.map((each) => row[each])],
        ...(adds ? [row[measure] / total[measure]] : []),
      ]),
    };
  };
  const list = useRef<HTMLOListElement>(null);
  const isDue = useLater();
  const most = Math.max(...rows.map((row) => row[measure]), 0);
  const stop = Math.max(
    rows.findIndex(({ group }) => group === picked),
    0,
  );

  // A province picked on the map comes into sight.
  useEffect(() => {
    if (picked === null || !isDue) return;
    list.current?.querySelector(`[data-group="${picked}"]`)?.scrollIntoView({ block: "nearest" });
  }, [picked, isDue]);

  const move = (event: KeyboardEvent<HTMLOListElement>) => {
    const next = MOVES[event.key];
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    if (!next || at < 0) return;
    event.preventDefault();
    const to = next(at, buttons.length);
    buttons[to]?.focus();
    onPick(rows[to]!.group);
  };

  return (
    <div className="ranking">
      <div className="table-head">
        <Text size="sm" fw={600} id="ranking-title">
          {t("places.ranking")}
        </Text>
        <TableMenu title={t("places.ranking")} table={saved} filtered />
      </div>
      <ScrollArea h={height} type="auto">
        <ol className="plain-list" ref={list} aria-labelledby="ranking-title" onKeyDown={move}>
          {isDue &&
            rows.map((row, index) => (
              <li key={row.group}>
                <UnstyledButton
                  className="ranked"
                  data-group={row.group}
                  data-pointed={row.group === pointed || undefined}
                  aria-pressed={row.group === picked}
                  tabIndex={index === stop ? 0 : -1}
                  onClick={() => onPick(row.group)}
                  onMouseEnter={() => onPoint(row.group)}
                  onMouseLeave={() => onPoint(null)}
                >
                  <Text span size="xs" c="dimmed" className="figure">
                    {row.kind === "province" ? format.number(index + 1) : ""}
                  </Text>
                  <Text span size="sm" fs={row.kind === "province" ? undefined : "italic"}>
                    {nameOf(row)}
                  </Text>
                  <Text span size="sm" className="figure" ta="right">
                    {show(measure, row[measure], measure === "revenue")}
                  </Text>
                  <Text span size="xs" c="dimmed" className="figure" ta="right">
                    {share(measure, row[measure])}
                  </Text>
                  <span className="bar" aria-hidden="true">
                    <span style={{ width: most > 0 ? `${(100 * Math.max(row[measure], 0)) / most}%` : 0 }} />
                  </span>
                </UnstyledButton>
              </li>
            ))}
        </ol>
      </ScrollArea>
    </div>
  );
}
