// The table of runs: sorted by any column, in groups, each run with what can be done with it.

import { Badge, Button, Checkbox, Group, Switch, Table, Text, UnstyledButton } from "@mantine/core";
import { isLevel } from "../../core/evaluation/gap.ts";
import type { Gap } from "../../core/evaluation/report.ts";
import type { ProductBaseline } from "../../core/model/baselineNames.ts";
import { ALL_COLUMNS, differingColumns } from "../../studio/runColumns.ts";
import { grouped, isShown, sortedBy } from "../../studio/runList.ts";
import { type RunRow, sameTargets } from "../../studio/runRows.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { pointsText } from "../results/verdictTexts.ts";
import { useRunView, useSession, useStudio } from "../studioContext.ts";
import { HistoryMenu } from "./HistoryMenu.tsx";
import { RunFilters } from "./RunFilters.tsx";
import { RunName } from "./RunName.tsx";
import { type RunTableColumn, useRunTableColumns } from "./runTableColumns.tsx";
import { runTitle } from "./runTexts.ts";

interface RunTableProps {
  rows: readonly RunRow[];
  /** Ids, the first ticked first. */
  chosen: readonly string[];
  onChoose(id: string, on: boolean): void;
}

/** Columns whose smallest comes first. */
const RISING = new Set(["name", "revenueMae", "validationLoss"]);

/** Newest first until a heading is pressed. */
export function RunTable({ rows, chosen, onChoose }: RunTableProps) {
  const { t, language } = useTexts();
  const { runView } = useStudio();
  const view = useRunView();
  const { by, descending, all, group } = view;
  const press = (id: string, figure: boolean): void => {
    const first = figure && !RISING.has(id);
    runView.setState({ by: id, descending: id === by ? !descending : first || id === "createdAt" });
  };
  const columns = useRunTableColumns(all ? ALL_COLUMNS : differingColumns(rows));
  const everyColumn = useRunTableColumns(ALL_COLUMNS);
  const shown = sortedBy(
    rows.filter((row) => isShown(row, view)),
    by,
    descending,
    language,
  );
  const groups = grouped(shown, group);
  const base = rows.find(({ id }) => id === chosen[0]);
  const saved = (): TableContent => ({
    columns: [{ title: t("runs.name"), kind: "text" }, ...columns.map((column) => column.saved)],
    rows: shown.map((row) => [dataName(row.name, t), ...columns.map((column) => column.value(row))]),
  });
  const heading = ({ id, title, figure = false }: Pick<RunTableColumn, "id" | "title" | "figure">) => (
    <Table.Th
      key={id}
      ta={figure ? "right" : undefined}
      aria-sort={by === id ? (descending ? "descending" : "ascending") : "none"}
    >
      <UnstyledButton fz="sm" fw={600} onClick={() => press(id, figure)}>
        {title}
        {by === id ? (descending ? " ↓" : " ↑") : ""}
      </UnstyledButton>
    </Table.Th>
  );
  const groupName = (key: string, name: string): string => {
    if (group === "search") return key ? name : t("runs.noSearch");
    return dataName(name, t) || t("runs.datasetUnknown");
  };
  return (
    <>
      <RunFilters rows={rows} shown={shown.length} columns={everyColumn} />
      <Group justify="space-between" gap="xs" mb={6}>
        <Switch
          size="xs"
          label={t("runs.allColumns")}
          checked={all}
          onChange={(event) => runView.setState({ all: event.currentTarget.checked })}
        />
        <div className="table-tools">
          <HistoryMenu ids={shown.map(({ id }) => id)} />
          <TableMenu title={t("runs.title")} table={saved} />
        </div>
      </Group>
      <Scroller label={t("runs.title")}>
        <Table verticalSpacing={6} fz="sm" aria-label={t("runs.title")}>
          <Table.Thead>
            <Table.Tr>
              {heading({ id: "name", title: t("runs.name") })}
              {columns.map(heading)}
              <Table.Th>{t("runs.verdict")}</Table.Th>
              <Table.Th>{t("runs.actions")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {groups.map(({ key, name, rows: own }) => (
            <Table.Tbody key={key}>
              {group !== "none" && (
                <Table.Tr className="run-group">
                  <Table.Th scope="rowgroup" colSpan={columns.length + 3}>
                    <span className="run-group-name message">
                      {groupName(key, name)} · {t("runs.inGroup", { runs: own.length })}
                    </span>
                  </Table.Th>
                </Table.Tr>
              )}
              {own.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  columns={columns}
                  chosen={chosen.includes(row.id)}
                  apart={base !== undefined && base.id !== row.id && !sameTargets([base, row])}
                  onChoose={(on) => onChoose(row.id, on)}
                />
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </Scroller>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t("runs.noneFits")}
        </Text>
      )}
    </>
  );
}

interface RowProps {
  row: RunRow;
  columns: readonly RunTableColumn[];
  chosen: boolean;
  /** It was judged on other targets than the run that was ticked first. */
  apart: boolean;
  onChoose(on: boolean): void;
}

function Row({ row, columns, chosen, apart, onChoose }: RowProps) {
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
            {apart && (
              <Badge size="sm" color="yellow" variant="light" tt="none" title={t("runs.apartHint")}>
                {t("runs.apart")}
              </Badge>
            )}
            {row.held && (
              <Text size="xs" c="var(--mantine-color-error)" className="message">
                {t("kept.heldRow")}
              </Text>
            )}
          </div>
        </Group>
      </Table.Td>
      {columns.map(({ id, metric, figure, cell, value }) => (
        <Table.Td
          key={id}
          ta={figure ? "right" : undefined}
          className="figure"
          data-column={id}
          {...(metric && { "data-metric": id, "data-value": Number(value(row)) })}
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
