// The errors by province, family or month: bars for a look, a table for the figures, and the lines behind each group.

import { SegmentedControl, Table, Text } from "@mantine/core";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type ErrorGroup, GROUPINGS, type Grouping } from "../../../core/analysis/errors/residuals.ts";
import type { TestErrors } from "../../../core/analysis/errors/testErrors.ts";
import type { TestSelection } from "../../../core/analysis/lines/selectRows.ts";
import type { AnalysedTask } from "../../../core/analysis/testTable.ts";
import type { SavedColumn } from "../../../core/lib/table/savedTable.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { EChartsType } from "../../charts/echarts.ts";
import { useModelCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { TableHead } from "../../kit/TableHead.tsx";
import type { TableContent } from "../../kit/TableMenu.tsx";
import { Lines } from "../lines/Lines.tsx";
import { useTasks } from "../useTasks.ts";
import { useWords } from "../words.ts";
import { ErrorMap } from "./ErrorMap.tsx";
import { groupBars } from "./errorCharts.ts";
import { groupName } from "./groupNames.ts";

const SHOWN = 34;
const DRAWINGS = ["bars", "provinceMap"] as const;
type Drawing = (typeof DRAWINGS)[number];

interface ErrorGroupsProps {
  errors: TestErrors;
  task: AnalysedTask;
  aside?: ReactNode;
}

/** One grouping at a time. */
export function ErrorGroups({ errors, task, aside }: ErrorGroupsProps) {
  const { t } = useTexts();
  const [grouping, setGrouping] = useState<Grouping>("province");
  const [drawing, setDrawing] = useState<Drawing>("bars");
  const [chosen, setChosen] = useState<number | null>(null);
  const nameOf = useCallback(
    (key: number) => groupName(grouping, key, errors.families, t),
    [grouping, errors.families, t],
  );
  const groups = errors.groups[grouping];
  const shown = useMemo(() => groups.slice(grouping === "month" ? -SHOWN : 0).slice(0, SHOWN), [groups, grouping]);
  const select = useMemo<TestSelection | null>(
    () => (chosen === null ? null : { kind: "group", grouping, key: chosen }),
    [chosen, grouping],
  );
  return (
    <Card
      title={t("analysis.groupsTitle")}
      lead={t(task === "product" ? "analysis.groupsProduct" : "analysis.groupsNumber")}
      aside={aside}
    >
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.groupsTitle")}
          value={grouping}
          onChange={(value) => {
            setGrouping(value as Grouping);
            setChosen(null);
          }}
          data={GROUPINGS.map((value) => ({ value, label: t(`analysis.${value}`) }))}
        />
        {grouping === "province" && (
          <SegmentedControl
            size="xs"
            aria-label={t("analysis.drawnAs")}
            value={drawing}
            onChange={(value) => setDrawing(value as Drawing)}
            data={DRAWINGS.map((value) => ({ value, label: t(`analysis.${value}`) }))}
          />
        )}
      </div>
      <div className="cards-wide">
        {grouping === "province" && drawing === "provinceMap" ? (
          <ErrorMap groups={groups} task={task} chosen={chosen} onChoose={setChosen} />
        ) : (
          <GroupBars groups={shown} task={task} grouping={grouping} nameOf={nameOf} onChoose={setChosen} />
        )}
        <div>
          <GroupTable groups={shown} task={task} nameOf={nameOf} chosen={chosen} onChoose={setChosen} />
          <Text size="xs" c="dimmed" mt={4}>
            {groups.length > shown.length && t("analysis.shownGroups", { shown: shown.length, total: groups.length })}
          </Text>
        </div>
      </div>
      {select && chosen !== null && (
        <div style={{ marginTop: 16 }}>
          <Lines name={nameOf(chosen)} task={task} select={select} />
        </div>
      )}
    </Card>
  );
}

interface BarsProps {
  groups: ErrorGroup[];
  task: AnalysedTask;
  grouping: Grouping;
  nameOf(key: number): string;
  onChoose(key: number): void;
}

function GroupBars({ groups, task, grouping, nameOf, onChoose }: BarsProps) {
  const words = useWords();
  const chart = useMemo(
    () => groupBars({ groups, task, grouping, nameOf }, words),
    [groups, task, grouping, nameOf, words],
  );
  const onReady = useCallback(
    (chart: EChartsType) => {
      chart.on("click", ({ dataIndex }) => {
        const group = groups[dataIndex];
        if (group) onChoose(group.key);
      });
      return () => chart.off("click");
    },
    [groups, onChoose],
  );
  return <Chart {...chart} onReady={onReady} />;
}

const SHARE = { kind: "share" } as const;

interface GroupTableProps {
  groups: ErrorGroup[];
  task: AnalysedTask;
  nameOf(key: number): string;
  chosen: number | null;
  onChoose(key: number | null): void;
}

function GroupTable({ groups, task, nameOf, chosen, onChoose }: GroupTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { show } = useTasks();
  const currency = useModelCurrency();
  const columns: [string, (group: ErrorGroup) => string][] =
    task === "product"
      ? [
          [t("analysis.accuracy"), ({ accuracy }) => format.percent(accuracy)],
          [t("analysis.hit5"), ({ hit5 }) => format.percent(hit5)],
        ]
      : [
          [t("analysis.mae"), ({ mae }) => show(task, mae[task])],
          [t("analysis.bias"), ({ bias }) => show(task, bias[task])],
          [t("analysis.sumActual"), ({ actual }) => (task === "discount" ? "–" : show(task, actual[task], true))],
          [
            t("analysis.sumPredicted"),
            ({ predicted }) => (task === "discount" ? "–" : show(task, predicted[task], true)),
          ],
        ];
  const saved = (): TableContent => {
    const money = task === "revenue" ? ({ kind: "money", currency } as const) : null;
    const measure = money ?? (task === "discount" ? SHARE : ({ kind: "number", digits: 2 } as const));
    const own: [SavedColumn, (group: ErrorGroup) => number][] =
      task === "product"
        ? [
            [{ title: t("analysis.accuracy"), ...SHARE }, ({ accuracy }) => accuracy],
            [{ title: t("analysis.hit5"), ...SHARE }, ({ hit5 }) => hit5],
          ]
        : [
            [{ title: t("analysis.mae"), ...measure }, ({ mae }) => mae[task]],
            [{ title: t("analysis.bias"), ...measure }, ({ bias }) => bias[task]],
            [{ title: t("analysis.sumActual"), ...measure }, ({ actual }) => actual[task]],
            [{ title: t("analysis.sumPredicted"), ...measure }, ({ predicted }) => predicted[task]],
          ];
    const kept = task === "discount" ? own.slice(0, 2) : own;
    return {
      columns: [
        { title: t("analysis.group"), kind: "text" },
        { title: t("analysis.targets"), kind: "number", digits: 0 },
        ...kept.map(([column]) => column),
      ],
      rows: groups.map((group) => [nameOf(group.key), group.count, ...kept.map(([, of]) => of(group))]),
    };
  };
  return (
    <Scroller label={t("analysis.groupsTitle")} table={saved}>
      <Table fz="xs" verticalSpacing={3} className="caps" aria-label={t("analysis.groupsTitle")}>
        <TableHead heads={[t("analysis.group"), t("analysis.targets"), ...columns.map(([name]) => name)]} />
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={group.key} data-group={nameOf(group.key)} data-count={group.count}>
              <Table.Td>
                <button
                  type="button"
                  className="group-name"
                  aria-pressed={chosen === group.key}
                  onClick={() => onChoose(chosen === group.key ? null : group.key)}
                >
                  {nameOf(group.key)}
                </button>
              </Table.Td>
              <Table.Td ta="right" className="figure">
                {format.number(group.count)}
              </Table.Td>
              {columns.map(([name, of]) => (
                <Table.Td key={name} ta="right" className="figure">
                  {of(group)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}
