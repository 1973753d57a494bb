// A table of figures by name, which can be taken away in full precision.

import { Table } from "@mantine/core";
import type { ColumnKind, SavedCell } from "../../core/lib/table/savedTable.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";

/** A row's name and figures, as they are shown. */
export interface FigureRow {
  key: string;
  name: string;
  figures: readonly string[];
  /** The same in full precision. */
  saved: readonly SavedCell[];
}

interface FigureTableProps {
  label: string;
  heads: readonly string[];
  rows: readonly FigureRow[];
  /** What the figures are. */
  kinds: readonly ColumnKind[];
  width: number;
}

/** Names at the left, figures at the right; narrower than `width` it scrolls. */
export function FigureTable(props: FigureTableProps) {
  const { label, heads, rows, kinds, width } = props;
  const saved = (): TableContent => ({
    columns: heads.map((title, i) => ({ ...(i === 0 ? { kind: "text" as const } : kinds[i - 1]!), title })),
    rows: rows.map((row) => [row.name, ...row.saved]),
  });
  return (
    <>
      <div className="table-tools">
        <TableMenu title={label} table={saved} model />
      </div>
      <Scroller label={label}>
        <Table verticalSpacing={6} fz="sm" miw={width} aria-label={label}>
          <TableHead heads={heads} />
          <Table.Tbody>
            {rows.map(({ key, name, figures }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                {figures.map((figure, place) => (
                  <Table.Td key={heads[place + 1]} ta="right" className="figure">
                    {figure}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </>
  );
}
