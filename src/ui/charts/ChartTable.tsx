// A chart's numbers as a table that scrolls inside the chart's own space.

import { ScrollArea, Table, Text } from "@mantine/core";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";

export interface TableData {
  columns: string[];
  rows: (string | number)[][];
}

const LIMIT = 500;

/** The first rows of the data, numbers in the language's form. */
export function ChartTable({ data, height, caption }: { data: TableData; height: number; caption: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const shown = data.rows.slice(0, LIMIT);
  return (
    <ScrollArea h={height} type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": caption }}>
      <Table striped stickyHeader withRowBorders={false} verticalSpacing={4} fz="xs" aria-label={caption}>
        <Table.Thead>
          <Table.Tr>
            {data.columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a chart have no other identity
            <Table.Tr key={index}>
              {row.map((cell, column) => (
                <Table.Td key={data.columns[column]} className="figure">
                  {typeof cell === "number" ? format.number(cell, 5) : cell}
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
    </ScrollArea>
  );
}
