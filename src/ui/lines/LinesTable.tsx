// Sale lines as a table that is searched, sorted, scrolled through to the last of millions, and taken away.

import { Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { LinePage } from "../../core/explore/lineAnswers.ts";
import type { LineFilter } from "../../core/explore/lineFilter.ts";
import { type LineRow, TABLE_COLUMNS, type TableColumn } from "../../core/explore/lineRows.ts";
import { type LineSort, SORT_COLUMNS } from "../../core/explore/sortLines.ts";
import type { ColumnKind, SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import { timeText } from "../../core/lib/timeText.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides } from "../kit/label.ts";
import { Problem } from "../kit/Problem.tsx";
import { TableMenu } from "../kit/TableMenu.tsx";
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
  maxHeight?: number | string;
}

/** The lines that fit the filter. */
export function LinesTable({ name, filter, maxHeight }: LinesTableProps) {
  const { t, language } = useTexts();
  const { explore } = useStudio();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed, TYPED_MS);
  const [sort, setSort] = useState<LineSort>({ column: "line", descending: false });
  const view = useMemo(() => ({ filter, query, sort }), [filter, query, sort]);
  const { pages, busy, error, show, retry } = useLinePages(view);
  const columns = useColumns(pages?.has ?? null);
  const saved = useSavedColumns(pages?.has ?? null);
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
          <TableMenu
            title={name}
            disabled={!pages || pages.total === 0}
            table={async (signal) => {
              const rows = await explore.allLines(view, name, signal);
              return {
                columns: saved.map(({ column }) => column),
                rows: rows.map((row) => saved.map(({ of }) => of(row))),
              };
            }}
            csv={(signal, title) => explore.saveLines(view, title, language, { signal })}
            notes={query.trim() === "" ? undefined : [[t("table.search"), query.trim()]]}
          />
        </Group>
      </Group>
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
  return shownColumns(has).map((name) => ({
    key: name,
    name: t(`lines.columns.${name}`),
    width: WIDTHS[name] ?? "minmax(100px, 0.9fr)",
    of: (row) => String(row[name]),
    ...read[name],
  }));
}

interface SavedLineColumn {
  column: SavedColumn;
  of(row: LineRow): SavedCell;
}

/** The same columns as a saved table has them: values, and display names in columns of their own. */
function useSavedColumns(has: LinePage["has"] | null): SavedLineColumn[] {
  const { t } = useTexts();
  const currency = useCurrency();
  const kinds: Partial<Record<TableColumn, ColumnKind>> = {
    line: { kind: "number", digits: 0 },
    time: { kind: has?.timeOfDay ? "moment" : "date" },
    quantity: { kind: "number", digits: 3 },
    revenue: { kind: "money", currency },
    discount: { kind: "share" },
  };
  const names = { customer: "customerName", product: "productName" } as const;
  return shownColumns(has).flatMap((name): SavedLineColumn[] => {
    const title = t(`lines.columns.${name}`);
    const own = { column: { title, ...(kinds[name] ?? { kind: "text" }) }, of: (row: LineRow) => row[name] };
    if (name !== "customer" && name !== "product") return [own];
    const named = { column: { title: t("lines.nameOf", { column: title }), kind: "text" as const } };
    return [own, { ...named, of: (row) => row[names[name]] }];
  });
}

/** A line counts 1 where the file has no quantities. */
const shownColumns = (has: LinePage["has"] | null) =>
  TABLE_COLUMNS.filter((name) => name === "quantity" || has?.[name]);
