// The first lines of a file exactly as written, for a look before it is read.

import { Table } from "@mantine/core";
import { useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { Scroller } from "../kit/Scroller.tsx";

const LINES = 5;

/** A table that scrolls sideways within itself and can be folded. */
export function PreviewTable({ header, lines }: { header: string[]; lines: string[][] }) {
  const { t } = useTexts();
  if (lines.length === 0) return null;
  return (
    <Fold title={t("data.preview")} open>
      <Scroller label={t("data.preview")}>
        <Table fz="xs" verticalSpacing={4} className="preview">
          <Table.Thead>
            <Table.Tr>
              {header.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place alone
                <Table.Th key={index}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, LINES).map((line, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file are known by their place alone
              <Table.Tr key={row}>
                {line.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Table.Td key={index}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </Fold>
  );
}
