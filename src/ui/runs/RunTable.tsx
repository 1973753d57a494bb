// The table of runs: sortable, each with what can be done with it.

import { Button, Checkbox, Group, Switch, Table, Text, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { isLevel } from "../../core/evaluation/gap.ts";
import type { Gap } from "../../core/evaluation/report.ts";
import type { SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import type { ProductBaseline } from "../../core/model/baselineNames.ts";
import { ALL_COLUMNS, differingColumns, type RunColumns, type RunMetric } from "../../studio/runColumns.ts";
import { type RunRow, type Sort, sorted } from "../../studio/runRows.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { pointsText } from "../results/verdictTexts.ts";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { RunName } from "./RunName.tsx";
import { presetText, runTitle } from "./runTexts.ts";

interface RunTableProps {
  rows: readonly RunRow[];
  chosen: readonly string[];
  onChoose(id: string, on: boolean): void;
}

/** What a column is called, shows and is saved as. */
interface Column {
  id: string;
  title: string;
  sort?: Sort;
  figure?: boolean;
  cell(row: RunRow): ReactNode;
  saved: SavedColumn;
  value(row: RunRow): SavedCell;
}

/** Newest first until a heading is pressed. */
export function RunTable({ rows, chosen, onChoose }: RunTableProps) {
  const { t, language } = useTexts();
  const [order, setOrder] = useState<{ by: Sort; descending: boolean }>({ by: "createdAt", descending: true });
  const [all, setAll] = useState(false);
  const press = (by: Sort): void =>
    setOrder({ by, descending: by === order.by ? !order.descending : by !== "name" && by !== "revenueMae" });
  const shown = sorted(rows, order.by, order.descending, language);
  const columns = useColumns(all ? ALL_COLUMNS : differingColumns(rows));
  const saved = (): TableContent => ({
    columns: [{ title: t("runs.name"), kind: "text" }, ...columns.map((column) => column.saved)],
    rows: shown.map((row) => [dataName(row.name, t), ...columns.map((column) => column.value(row))]),
  });
  const heading = (sort: Sort, title: string, figure: boolean) => (
    <Table.Th
      key={sort}
      ta={figure ? "right" : undefined}
      aria-sort={order.by === sort ? (order.descending ? "descending" : "ascending") : "none"}
    >
      <UnstyledButton fz="sm" fw={600} onClick={() => press(sort)}>
        {title}
        {order.by === sort ? (order.descending ? " ↓" : " ↑") : ""}
      </UnstyledButton>
    </Table.Th>
  );
  return (
    <>
      <Group justify="space-between" gap="xs" mb={6}>
        <Switch
          size="xs"
          label={t("runs.allColumns")}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        <div className="table-tools">
          <TableMenu title={t("runs.title")} table={saved} />
        </div>
      </Group>
      <Scroller label={t("runs.title")}>
        <Table verticalSpacing={6} fz="sm" aria-label={t("runs.title")}>
          <Table.Thead>
            <Table.Tr>
              {heading("name", t("runs.name"), false)}
              {columns.map(({ id, title, sort, figure = false }) =>
                sort ? (
                  heading(sort, title, figure)
                ) : (
                  <Table.Th key={id} ta={figure ? "right" : undefined}>
                    {title}
                  </Table.Th>
                ),
              )}
              <Table.Th>{t("runs.verdict")}</Table.Th>
              <Table.Th>{t("runs.actions")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Row
                key={row.id}
                row={row}
                columns={columns}
                chosen={chosen.includes(row.id)}
                onChoose={(on) => onChoose(row.id, on)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </>
  );
}

/** The date and the hit rate always; then what tells the runs apart. */
function useColumns({ data, preset, startedFrom, settings, metrics }: RunColumns): Column[] {
  const { t } = useTexts();
  const format = useFormat();
  const metric = (sort: "hit10" | RunMetric, text: (value: number) => string, saved: SavedColumn): Column => ({
    id: sort,
    title: t(`runs.${sort}`),
    sort,
    figure: true,
    cell: (row) => text(row[sort]),
    saved,
    value: (row) => row[sort],
  });
  const text = (id: string, title: string, value: (row: RunRow) => string, figure = false): Column => ({
    id,
    title,
    figure,
    cell: value,
    saved: { title, kind: "text" },
    value,
  });
  const metricColumns: Record<RunMetric, Column> = {
    mrr: metric("mrr", (value) => format.fixed(value, 3), { title: t("runs.mrr"), kind: "number", digits: 3 }),
    accuracy: metric("accuracy", (value) => format.percent(value), { title: t("runs.accuracy"), kind: "share" }),
    revenueMae: metric("revenueMae", (value) => format.compact(value), {
      title: t("runs.revenueMae"),
      kind: "number",
      digits: 2,
    }),
    seconds: {
      ...metric("seconds", (value) => format.duration(value), {
        title: t("runs.seconds"),
        kind: "number",
        digits: 1,
        unit: "s",
      }),
      cell: (row) => (
        <>
          {format.duration(row.seconds)}
          <Text size="xs" c="dimmed">
            {t("runs.epochs", { epochs: row.epochs.length })}
          </Text>
        </>
      ),
    },
  };
  return [
    {
      id: "createdAt",
      title: t("runs.date"),
      sort: "createdAt",
      cell: (row) => format.dateTime(row.createdAt),
      saved: { title: t("runs.date"), kind: "moment" },
      value: (row) => wallClock(row.createdAt),
    },
    ...(data
      ? [
          text("data", t("runs.data"), ({ dataset, test }) =>
            t("runs.dataOf", { name: dataName(dataset, t) || t("runs.datasetUnknown"), targets: test }),
          ),
        ]
      : []),
    ...(preset ? [text("preset", t("train.preset"), (row) => presetText(row, t))] : []),
    ...(startedFrom
      ? [
          text("startedFrom", t("runs.startedFrom"), (row) =>
            row.startedFrom
              ? t("runs.weightsOf", { name: dataName(row.startedFrom.name, t), date: row.startedFrom.createdAt })
              : t("runs.fresh"),
          ),
        ]
      : []),
    ...settings.map((name) =>
      text(
        name,
        settingLabel(t, name),
        (row) => {
          const of: Partial<Record<string, unknown>> = { ...row.features, ...row.settings };
          return settingValueText(t, format, name, of[name]);
        },
        true,
      ),
    ),
    metric("hit10", (value) => format.percent(value), { title: t("runs.hit10"), kind: "share" }),
    ...metrics.map((name) => metricColumns[name]),
  ];
}

/** A moment of this machine's clock as the wall shows it, which tables keep as if it were UTC. */
function wallClock(time: number): number {
  return time - new Date(time).getTimezoneOffset() * 60_000;
}

interface RowProps {
  row: RunRow;
  columns: readonly Column[];
  chosen: boolean;
  onChoose(on: boolean): void;
}

function Row({ row, columns, chosen, onChoose }: RowProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { runs: actions } = useStudio();
  const current = useSession(({ model }) => model?.summary.id === row.id);
  const busy = useSession(({ loading }) => loading !== null);
  const name = runTitle(row, t, format);
  const verdictOf = (gap: Gap): string => {
    const baseline = t(`results.${gap.baseline as ProductBaseline}`);
    if (isLevel(gap)) return t("runs.verdictLevel", { baseline });
    const points = `${gap.difference < 0 ? "−" : "+"}${pointsText(Math.abs(gap.difference), format)}`;
    return t("runs.verdictText", { points, baseline });
  };
  return (
    <Table.Tr data-run={row.name} className={current ? "model-row" : undefined}>
      <Table.Td miw={220} maw={320}>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Checkbox
            checked={chosen}
            aria-label={t("runs.compareNamed", { name })}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
          <div style={{ flex: 1, minWidth: 0 }}>
            <RunName row={row} />
            {row.held && (
              <Text size="xs" c="var(--mantine-color-error)" className="message">
                {t("kept.heldRow")}
              </Text>
            )}
          </div>
        </Group>
      </Table.Td>
      {columns.map(({ id, sort, figure, cell, value }) => (
        <Table.Td
          key={id}
          ta={figure ? "right" : undefined}
          className="figure"
          data-column={id}
          {...(sort && figure && { "data-metric": sort, "data-value": Number(value(row)) })}
        >
          {cell(row)}
        </Table.Td>
      ))}
      <Table.Td>
        {row.verdict && (
          <Text size="sm" className="figure" data-verdict={row.verdict.kind}>
            {verdictOf(row.verdict.gap)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            disabled={current || busy}
            aria-label={t(current ? "runs.currentNamed" : "runs.openNamed", { name })}
            onClick={() => void actions.restore(row.id)}
          >
            {t(current ? "runs.current" : "runs.open")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("runs.zipNamed", { name })}
            onClick={() => void actions.saveZip(row.id)}
          >
            {t("runs.zip")}
          </Button>
          {row.held ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t("kept.keepNowNamed", { name })}
              onClick={() => void actions.keepHeld(row.id)}
            >
              {t("kept.keepNow")}
            </Button>
          ) : (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              disabled={current}
              aria-label={t("runs.deleteNamed", { name })}
              onClick={() => void actions.remove(row.id)}
            >
              {t("runs.delete")}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
