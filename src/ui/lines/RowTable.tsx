// Rows that are all at hand as a table that is searched and sorted, such as products or customers.

import { Group, Text, TextInput } from "@mantine/core";
import { useDeferredValue, useMemo, useState } from "react";
import type { ColumnKind, SavedCell } from "../../core/lib/table/savedTable.ts";
import { searchFor, unmarked } from "../../core/lib/unmarked.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import type { TableOrigin } from "../kit/useTableAbout.ts";
import { type GridColumn, LineGrid } from "./LineGrid.tsx";

export interface SortableColumn<Row> extends GridColumn<Row> {
  /** What to sort by; NaN comes last. Saved, too, unless `cell` says otherwise. */
  value(row: Row): number | string;
  /** How a saved table writes the column: text, or a number with all its digits, where nothing is said. */
  saved?: ColumnKind;
  cell?(row: Row): SavedCell;
  /** The second line of the column's cells as a column of its own in a saved table. */
  beside?: { name: string; of(row: Row): string };
}

interface RowTableProps<Row> {
  name: string;
  searchLabel: string;
  columns: readonly SortableColumn<Row>[];
  /** Stable between renders; in the order shown first. */
  rows: readonly Row[];
  /** What a search looks through. Stable between renders. */
  textOf(row: Row): string;
  minWidth: number;
  maxHeight?: number;
  /** Where the rows come from, told in a saved table. */
  origin?: TableOrigin;
  /** A table of its own to be taken away instead of the rows in sight. */
  sheet?: { title: string; table(): TableContent };
}

interface Sorted {
  column: string;
  descending: boolean;
}

/** The table with its search field. */
export function RowTable<Row>(props: RowTableProps<Row>) {
  const { name, searchLabel, columns, rows, textOf, minWidth, maxHeight, origin, sheet } = props;
  const { t } = useTexts();
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<Sorted | null>(null);
  const words = useDeferredValue(query);
  const searching = words.trim() !== "";
  // Tens of thousands of texts: not before somebody searches.
  const searchable = useMemo(
    () => (searching ? rows.map((row) => unmarked(textOf(row))) : []),
    [rows, textOf, searching],
  );
  const found = useMemo(() => {
    const fits = searchFor(words);
    return searching ? rows.filter((_, i) => fits(searchable[i]!)) : rows;
  }, [rows, searchable, searching, words]);
  const value = columns.find(({ key }) => key === sort?.column)?.value;
  const shown = value && sort ? sorted(found, value, sort.descending) : found;
  const onSort = (column: string) => {
    const isText =
      rows[0] !== undefined && typeof columns.find(({ key }) => key === column)?.value(rows[0]) === "string";
    setSort({ column, descending: sort?.column === column ? !sort.descending : !isText });
  };
  return (
    <div>
      <Group justify="space-between" gap="xs" mb="xs">
        <TextInput
          size="xs"
          type="search"
          w={260}
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Text size="xs" c="dimmed" role="status" className="figure">
            {t("lines.rows", { shown: shown.length, total: rows.length })}
          </Text>
          <TableMenu
            title={sheet?.title ?? name}
            table={sheet?.table ?? (() => savedRows(columns, shown))}
            {...origin}
            notes={searching && !sheet ? [...(origin?.notes ?? []), [t("table.search"), words.trim()]] : origin?.notes}
          />
        </Group>
      </Group>
      <LineGrid
        name={name}
        columns={columns}
        count={shown.length}
        rowOf={(index) => shown[index]}
        list={JSON.stringify([words, sort])}
        minWidth={minWidth}
        maxHeight={maxHeight}
        sort={{
          columns: columns.map(({ key }) => key),
          column: sort?.column ?? "",
          descending: sort?.descending ?? false,
          onSort,
        }}
      />
    </div>
  );
}

/** All rows that were found, in the order shown. */
function savedRows<Row>(columns: readonly SortableColumn<Row>[], rows: readonly Row[]): TableContent {
  const saved = columns.flatMap(({ name, saved: kind, value, cell = value, beside }) => {
    const own = { column: { ...(kind ?? { kind: "text" as const }), title: name }, cell };
    return beside ? [own, { column: { kind: "text" as const, title: beside.name }, cell: beside.of }] : [own];
  });
  return { columns: saved.map(({ column }) => column), rows: rows.map((row) => saved.map(({ cell }) => cell(row))) };
}

function sorted<Row>(rows: readonly Row[], value: (row: Row) => number | string, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return x < y ? -sign : x > y ? sign : 0;
  });
}
