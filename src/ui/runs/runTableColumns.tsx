// The columns of the table of runs: what each is called, shows and is saved as.

import { Badge, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import { isSettingName, setting } from "../../core/training/settingList.ts";
import type { RunColumns, RunMetric } from "../../studio/runColumns.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import { presetText } from "./runTexts.ts";

export interface RunTableColumn {
  id: string;
  title: string;
  /** Numbers stand at the right, and the largest comes first. */
  figure?: boolean;
  metric?: boolean;
  /** How a filter asks for it: within bounds (of shares in percent), or among its values. */
  filter?: "number" | "percent" | "values";
  cell(row: RunRow): ReactNode;
  /** A value of the column as text, for a filter to choose. */
  valueText?(value: string, row: RunRow): string;
  saved: SavedColumn;
  value(row: RunRow): SavedCell;
}

/** The date and the hit rate always; then what is asked for. */
export function useRunTableColumns(wanted: RunColumns): RunTableColumn[] {
  const { t } = useTexts();
  const format = useFormat();
  const metric = (
    id: "hit10" | RunMetric,
    show: (value: number) => string,
    saved: SavedColumn,
    filter: "number" | "percent" = "number",
  ): RunTableColumn => ({
    id,
    title: t(`runs.${id}`),
    figure: true,
    metric: true,
    filter,
    cell: (row) => show(row[id]),
    saved,
    value: (row) => row[id],
  });
  const text = (id: string, title: string, value: (row: RunRow) => string): RunTableColumn => ({
    id,
    title,
    filter: "values",
    cell: value,
    valueText: (_, row) => value(row),
    saved: { title, kind: "text" },
    value,
  });
  const digits = (title: string, count: number): SavedColumn => ({ title, kind: "number", digits: count });
  const metrics: Record<RunMetric, RunTableColumn> = {
    mrr: metric("mrr", (value) => format.fixed(value, 3), digits(t("runs.mrr"), 3)),
    accuracy: metric(
      "accuracy",
      (value) => format.percent(value),
      { title: t("runs.accuracy"), kind: "share" },
      "percent",
    ),
    revenueMae: metric("revenueMae", (value) => format.compact(value), digits(t("runs.revenueMae"), 2)),
    validationLoss: metric("validationLoss", (value) => format.number(value, 4), digits(t("runs.validationLoss"), 4)),
    seconds: {
      ...metric("seconds", (value) => format.duration(value), {
        ...digits(t("runs.seconds"), 1),
        unit: "s",
      } as SavedColumn),
      cell: (row) => (
        <>
          {format.duration(row.seconds)}
          <Text size="xs" c="dimmed">
            {t("runs.epochs", { epochs: row.trainings.reduce((sum, { epochs }) => sum + epochs.length, 0) })}
          </Text>
        </>
      ),
    },
  };
  return [
    {
      id: "createdAt",
      title: t("runs.date"),
      cell: (row) => format.dateTime(row.createdAt),
      saved: { title: t("runs.date"), kind: "moment" },
      value: (row) => wallClock(row.createdAt),
    },
    ...(wanted.search
      ? [
          {
            ...text("search", t("runs.search"), ({ search }) =>
              search ? t("runs.searchOf", { name: search.name, trial: search.trial }) : "",
            ),
            valueText: (value: string) => value || t("runs.noSearch"),
          },
        ]
      : []),
    ...(wanted.tags
      ? [
          {
            ...text("tags", t("runs.tags"), ({ tags }) => tags.join(", ")),
            cell: ({ tags }: RunRow) => (
              <Group gap={4}>
                {tags.map((tag) => (
                  <Badge key={tag} size="sm" variant="light" tt="none" maw={160} title={tag}>
                    {tag}
                  </Badge>
                ))}
              </Group>
            ),
            valueText: (value: string) => value || t("runs.noTags"),
          },
        ]
      : []),
    ...(wanted.data
      ? [
          {
            ...text("data", t("runs.data"), ({ dataset, test }) =>
              t("runs.dataOf", { name: dataName(dataset, t) || t("runs.datasetUnknown"), targets: test }),
            ),
            valueText: (value: string) => dataName(value, t) || t("runs.datasetUnknown"),
          },
        ]
      : []),
    ...(wanted.preset
      ? [
          {
            ...text("preset", t("train.preset"), (row) => presetText(row, t)),
            valueText: (value: string) => t(`train.${value}` as "train.quick"),
          },
        ]
      : []),
    ...(wanted.startedFrom
      ? [
          {
            ...text("startedFrom", t("runs.startedFrom"), ({ startedFrom }) =>
              startedFrom
                ? t("runs.weightsOf", { name: dataName(startedFrom.name, t), date: startedFrom.createdAt })
                : t("runs.fresh"),
            ),
            valueText: (value: string) => dataName(value, t) || t("runs.fresh"),
          },
        ]
      : []),
    ...wanted.settings.map((name): RunTableColumn => {
      const show = (row: RunRow) => {
        const of: Partial<Record<string, unknown>> = { ...row.features, ...row.settings };
        return settingValueText(t, format, name, of[name]);
      };
      const isNumber = isSettingName(name) && ["integer", "real"].includes(setting(name).kind);
      return {
        ...text(name, settingLabel(t, name), show),
        figure: true,
        filter: isNumber ? "number" : "values",
      };
    }),
    metric("hit10", (value) => format.percent(value), { title: t("runs.hit10"), kind: "share" }, "percent"),
    ...wanted.metrics.map((name) => metrics[name]),
  ];
}

/** A moment of this machine's clock as the wall shows it, which tables keep as if it were UTC. */
function wallClock(time: number): number {
  return time - new Date(time).getTimezoneOffset() * 60_000;
}
