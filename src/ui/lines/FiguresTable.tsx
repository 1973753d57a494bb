// Numbers described: a row for each, with its distribution and its figures.

import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { SavedCell } from "../../core/lib/table/savedTable.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import type { TableContent } from "../kit/TableMenu.tsx";
import "./lines.css";
import { TableHead } from "../kit/TableHead.tsx";

export interface FiguresRow {
  key: string;
  name: string;
  distribution: ReactNode;
  /** By `heads`. */
  figures: string[];
  /** The same as a saved table has them: numbers of any unit, days as texts. */
  values: SavedCell[];
}

interface FiguresTableProps {
  title: string;
  /** Above the names. */
  head: string;
  heads: readonly string[];
  rows: readonly FiguresRow[];
  size: "xs" | "sm";
}

/** The table. */
export function FiguresTable({ title, head, heads, rows, size }: FiguresTableProps) {
  const { t } = useTexts();
  const saved = (): TableContent => ({
    columns: [head, ...heads].map((name) => ({ title: name, kind: "text" })),
    rows: rows.map(({ name, values }) => [name, ...values]),
  });
  return (
    <Scroller label={title} table={saved}>
      <Table verticalSpacing={4} horizontalSpacing={8} fz={size} className="described" aria-label={title}>
        <TableHead heads={[head, t("describe.histogram"), ...heads]} texts={[0, 1]} />
        <Table.Tbody>
          {rows.map(({ key, name, distribution, figures }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{distribution}</Table.Td>
              {figures.map((text, i) => (
                <Table.Td key={heads[i]} ta="right" className="figure">
                  {text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}
