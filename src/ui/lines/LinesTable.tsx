// Sale lines as a table that is searched, sorted, scrolled through to the last of millions, and saved as CSV.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { LinePage } from "../../core/explore/lineAnswers.ts";
import type { LineFilter } from "../../core/explore/lineFilter.ts";
import { type LineRow, TABLE_COLUMNS, type TableColumn } from "../../core/explore/lineRows.ts";
import { type LineSort, SORT_COLUMNS } from "../../core/explore/sortLines.ts";
import { timeText } from "../../core/lib/timeText.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides } from "../kit/label.ts";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useStudio } from "../studioContext.ts";
import { type GridColumn, LineGrid } from "./LineGrid.tsx";
import { useLinePages } from "./useLinePages.ts";

const TYPED_MS = 250;
/** Columns that few files have: the table is as wide as it needs to be. */
const WHO = ["category", "salesperson", "route", "source"] as const;
/** What reads best from its largest value on. */
const LARGEST_FIRST = new Set(["time", "quantity", "revenue", "discount"]);

interface LinesTableProps {
  /** Of the table, for those who hear it. */
  name: string;
  /** Must be stable between renders. */
  filter: LineFilter;
  /** Of the CSV, without its ending. */
  fileName: string;
  maxHeight?: number | string;
}

/** The lines that fit the filter. */
export function LinesTable({ name, filter, fileName, maxHeight }: LinesTableProps) {
  const { t } = useTexts();
  const { explore } = useStudio();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed, TYPED_MS);
  const [sort, setSort] = useState<LineSort>({ column: "line", descending: false });
  const view = useMemo(() => ({ filter, query, sort }), [filter, query, sort]);
  const { pages, busy, error, show, retry } = useLinePages(view);
  const columns = useColumns(pages?.has ?? null);
  const saving = useTask();
  const onSort = (key: string) => {
    const column = SORT_COLUMNS.find((each) => each === key);
    if (!column) return;
    const turned = column === sort.column ? !sort.descending : LARGEST_FIRST.has(column);
    setSort({ column, descending: turned });
  };
  const counted = pages ? t("lines.count", { lines: pages.total }) : t("common.working");
  return (
    <div>
      <Group justify="space-between" gap="xs" mb="xs">
        <TextInput
          size="xs"
          type="search"
          w={260}
          aria-label={t("lines.search")}
          placeholder={t("lines.search")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Text size="xs" c="dimmed" role="status" className="figure">
            {busy ? t("common.working") : counted}
          </Text>
          <Button
            size="xs"
            variant="default"
            disabled={saving.busy || !pages || pages.total === 0}
            onClick={() =>
              void saving.run((signal, onEvent) => explore.saveLines(view, `${fileName}.csv`, { signal, onEvent }))
            }
          >
            {t("lines.save")}
          </Button>
        </Group>
      </Group>
      {saving.busy && <Working label={t("phase.packing")} progress={saving.progress} onCancel={saving.cancel} />}
      {saving.error && <Problem message={saving.error} onClose={saving.clear} />}
      {error && <Problem message={error} onRetry={retry} />}
      {pages && (
        <LineGrid
          name={name}
          columns={columns}
          count={pages.total}
          rowOf={pages.rowOf}
          lineOf={({ line }) => line}
          list={JSON.stringify(pages.view)}
          minWidth={(pages.has.place ? 1240 : 1000) + 96 * WHO.filter((name) => pages.has[name]).length}
          maxHeight={maxHeight}
          sort={{ columns: columns.map(({ key }) => key).filter(isSortable), ...sort, onSort }}
          onRange={show}
        />
      )}
      {pages?.total === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {query.trim() === "" ? t("lines.none") : t("lines.noneFound", { query })}
        </Text>
      )}
    </div>
  );
}

const isSortable = (key: string) => SORT_COLUMNS.some((column) => column === key);

const WIDTHS: Partial<Record<TableColumn, string>> = {
  ...{ line: "76px", time: "96px", quantity: "88px", revenue: "124px", discount: "84px" },
  ...{ customer: "minmax(130px, 1.2fr)", product: "minmax(150px, 1.6fr)", family: "minmax(70px, 0.6fr)" },
  place: "minmax(180px, 2fr)",
};

function useColumns(has: LinePage["has"] | null): GridColumn<LineRow>[] {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  /** How a column reads, where its cells are not the texts as they stand. */
  const read: Partial<Record<TableColumn, Partial<GridColumn<LineRow>>>> = {
    line: { of: ({ line }) => format.number(line), right: true },
    time: {
      of: ({ time }) => format.date(time),
      ...(has?.timeOfDay && { under: ({ time }) => timeText(time, true).slice(11, 16) }),
    },
    customer: { under: ({ customer, customerName }) => besides(customer, customerName) },
    product: { under: ({ product, productName }) => besides(product, productName) },
    quantity: { of: ({ quantity }) => format.number(quantity, 3), right: true },
    revenue: { of: ({ revenue }) => format.money(revenue, currency), right: true },
    discount: { of: ({ discount }) => format.percent(discount), right: true },
  };
  // A line counts 1 where the file has no quantities.
  return TABLE_COLUMNS.filter((name) => name === "quantity" || has?.[name]).map((name) => ({
    key: name,
    name: t(`lines.columns.${name}`),
    width: WIDTHS[name] ?? "minmax(100px, 0.9fr)",
    of: (row) => String(row[name]),
    ...read[name],
  }));
}
