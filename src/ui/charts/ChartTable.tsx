// A chart's numbers as a table that scrolls inside the chart's own space.

import { Table, Text } from "@mantine/core";
import type { ColumnKind, SavedColumn } from "../../core/lib/table/savedTable.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";

export interface TableData {
  columns: string[];
  /** Null where there is nothing. */
  rows: (string | number | null)[][];
  /** What the columns hold, where they are more than plain texts and numbers: dates, and how a saved table writes money or shares. */
  kinds?: readonly (ColumnKind | undefined)[];
}

/** The columns as they are saved; numbers without a kind are written with the digits they have. */
export function savedColumns({ columns, kinds = [] }: TableData): SavedColumn[] {
  return columns.map((title, i) => ({ ...(kinds[i] ?? { kind: "text" }), title }));
}

const LIMIT = 500;

/** The first rows of the data, numbers and dates in the language's form. */
export function ChartTable({ data, height, caption }: { data: TableData; height: number; caption: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const shown = data.rows.slice(0, LIMIT);
  const texts = [...data.columns.keys()].filter((column) => !isNumeric(data, column));
  const text = (cell: string | number | null, column: number): string => {
    if (cell === null) return "–";
    if (typeof cell === "string") return cell;
    const kind = data.kinds?.[column]?.kind;
    if (kind === "date") return format.date(cell);
    return kind === "moment" ? format.dateTime(cell) : format.number(cell, 5);
  };
  return (
    <Scroller label={caption} style={{ height }}>
      <Table striped stickyHeader withRowBorders={false} verticalSpacing={4} fz="xs" aria-label={caption}>
        <TableHead heads={data.columns} texts={texts} />
        <Table.Tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a chart have no other identity
            <Table.Tr key={index}>
              {row.map((cell, column) => (
                <Table.Td
                  key={data.columns[column]}
                  className="figure"
                  ta={texts.includes(column) ? undefined : "right"}
                >
                  {text(cell, column)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {data.rows.length > LIMIT && (
        <Text size="xs" c="dimmed" p="xs">
          {t("chart.rows", { shown: LIMIT, total: data.rows.length })}
        </Text>
      )}
    </Scroller>
  );
}

/** Whether a column holds numbers; dates and what is missing stand among them. */
function isNumeric({ rows, kinds }: TableData, column: number): boolean {
  const kind = kinds?.[column]?.kind;
  if (kind !== undefined) return kind !== "text";
  return rows.some((row) => typeof row[column] === "number");
}
