// The columns no field is read from, each with the reason: nothing of a file is left out silently.

import { Table, Text } from "@mantine/core";
import type { Sniff } from "../../core/data/ingest/inspection.ts";
import type { Mapping } from "../../core/data/mapping/mapping.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { columnName } from "./columnNames.ts";

/** A folded table of them. */
export function UnusedColumns({ sniff, mapping }: { sniff: Sniff; mapping: Mapping }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const roles = mapping.roles?.columns.map(({ column }) => column) ?? [];
  const used = new Set([...Object.values(mapping.columns), ...roles]);
  const proposed = new Set(Object.values(sniff.mapping.columns));
  const unused = sniff.columns.map((column, index) => ({ ...column, index })).filter(({ index }) => !used.has(index));
  if (unused.length === 0) return null;
  const title = t("reading.unused", { columns: unused.length });
  return (
    <Fold title={title}>
      <Table className="rows-to-blocks" verticalSpacing={4} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("data.column")}</Table.Th>
            <Table.Th>{t("data.samplesOf")}</Table.Th>
            <Table.Th>{t("data.reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {unused.map(({ index, samples, sentence, reason }) => (
            <Table.Tr key={index}>
              <Table.Td>
                <Text size="sm">{columnName(mapping, index)}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed" lineClamp={2} className="figure">
                  {samples.slice(0, 3).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed" className="reason">
                  {proposed.has(index) ? t("data.chosenByYou") : localise(sentence ?? reason)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Fold>
  );
}
