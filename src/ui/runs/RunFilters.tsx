// What the table of runs shows: words, stars, bounds and values of any column, and its groups.

import {
  Button,
  CloseButton,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { cellTexts, runCell } from "../../studio/runList.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { DEFAULT_RUN_VIEW, GROUPINGS, type Grouping, type RunFilter } from "../../studio/runView.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useRunView, useStudio } from "../studioContext.ts";
import type { RunTableColumn } from "./runTableColumns.tsx";

interface RunFiltersProps {
  rows: readonly RunRow[];
  /** So many of them fit. */
  shown: number;
  /** Every column. */
  columns: readonly RunTableColumn[];
}

/** Changes the remembered view. */
export function RunFilters({ rows, shown, columns }: RunFiltersProps) {
  const { t } = useTexts();
  const { runView } = useStudio();
  const { text, starred, filters, group } = useRunView();
  const free = columns.filter(({ id, filter }) => filter && !filters.some(({ column }) => column === id));
  const add = (id: string | null): void => {
    const column = columns.find((each) => each.id === id);
    if (!column) return;
    const blank: RunFilter =
      column.filter === "values" ? { column: column.id, among: [] } : { column: column.id, low: null, high: null };
    runView.setState({ filters: [...filters, blank] });
  };
  const change = (place: number, filter: RunFilter | null): void =>
    runView.setState({ filters: filters.flatMap((each, i) => (i !== place ? [each] : filter ? [filter] : [])) });
  const isAny = text !== "" || starred || filters.length > 0;
  return (
    <div className="run-filters">
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          type="search"
          label={t("runs.find")}
          placeholder={t("runs.findHint")}
          value={text}
          maxLength={200}
          onChange={(event) => runView.setState({ text: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={t("runs.filter")}
          placeholder={t("runs.filterHint")}
          searchable
          data={free.map(({ id, title }) => ({ value: id, label: title }))}
          value={null}
          onChange={add}
        />
        <div>
          <Text size="xs" fw={500} mb={2}>
            {t("runs.group")}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t("runs.group")}
            value={group}
            onChange={(value) => runView.setState({ group: value as Grouping })}
            data={GROUPINGS.map((value) => ({ value, label: t(`runs.group_${value}`) }))}
          />
        </div>
        <Switch
          size="xs"
          mb={6}
          label={t("runs.starred")}
          checked={starred}
          onChange={(event) => runView.setState({ starred: event.currentTarget.checked })}
        />
      </Group>
      {filters.map((filter, place) => {
        const column = columns.find(({ id }) => id === filter.column);
        if (!column) return null;
        return (
          <Group key={filter.column} gap="xs" align="flex-end" wrap="nowrap">
            {"among" in filter ? (
              <Values rows={rows} column={column} filter={filter} onChange={(next) => change(place, next)} />
            ) : (
              <Bounds column={column} filter={filter} onChange={(next) => change(place, next)} />
            )}
            <CloseButton aria-label={t("runs.noFilter", { name: column.title })} onClick={() => change(place, null)} />
          </Group>
        );
      })}
      {isAny && (
        <Group gap="xs">
          <Text size="sm" role="status">
            {t("runs.shown", { shown, all: rows.length })}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              const { text: none, starred: any, filters: no } = DEFAULT_RUN_VIEW;
              runView.setState({ text: none, starred: any, filters: no });
            }}
          >
            {t("runs.showAll")}
          </Button>
        </Group>
      )}
    </div>
  );
}

type Among = Extract<RunFilter, { among: readonly string[] }>;
type Within = Exclude<RunFilter, Among>;

interface ValuesProps {
  rows: readonly RunRow[];
  column: RunTableColumn;
  filter: Among;
  onChange(filter: Among): void;
}

function Values({ rows, column, filter, onChange }: ValuesProps) {
  const { t } = useTexts();
  const found = new Map<string, string>();
  for (const row of rows) {
    for (const value of cellTexts(runCell(row, column.id))) {
      if (!found.has(value)) found.set(value, column.valueText?.(value, row) || "–");
    }
  }
  // What was chosen stays to be taken back, also where no run has it any more.
  for (const value of filter.among) if (!found.has(value)) found.set(value, value);
  return (
    <MultiSelect
      size="xs"
      className="run-filter"
      label={column.title}
      placeholder={filter.among.length === 0 ? t("runs.anyValue") : undefined}
      data={[...found].map(([value, label]) => ({ value: `=${value}`, label }))}
      value={filter.among.map((value) => `=${value}`)}
      onChange={(values) => onChange({ ...filter, among: values.map((value) => value.slice(1)) })}
    />
  );
}

interface BoundsProps {
  column: RunTableColumn;
  filter: Within;
  onChange(filter: Within): void;
}

function Bounds({ column, filter, onChange }: BoundsProps) {
  const { t } = useTexts();
  const unit = column.filter === "percent" ? 100 : 1;
  const bound = (end: "low" | "high") => (
    <NumberInput
      size="xs"
      w={130}
      label={t(end === "low" ? "runs.atLeast" : "runs.atMost", { name: column.title })}
      suffix={column.filter === "percent" ? " %" : undefined}
      // Rounding of a product by 100 shows no digits of its own.
      value={filter[end] === null ? "" : Number((filter[end] * unit).toPrecision(12))}
      onChange={(value) => onChange({ ...filter, [end]: typeof value === "number" ? value / unit : null })}
    />
  );
  return (
    <Group gap="xs" align="flex-end">
      {bound("low")}
      {bound("high")}
    </Group>
  );
}
