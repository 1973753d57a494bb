// Chosen runs beside each other: how far each is ahead, their curves over one another, and the settings in which they differ.

import { Table, Text } from "@mantine/core";
import { differences } from "../../core/experiments/compare/settingDifferences.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import { CurvesChart } from "./CurvesChart.tsx";
import { PairedPart } from "./PairedPart.tsx";
import { useNumbered } from "./runTexts.ts";

/** What to tick first, or the comparison of two runs and more. */
export function CompareCard({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  return (
    <Card title={t("runs.compare")} lead={t("runs.compareLead")}>
      {runs.length > 1 && (
        <div className="stack">
          <PairedPart runs={runs} />
          <CurvesChart runs={runs} />
          <Differences runs={runs} />
        </div>
      )}
    </Card>
  );
}

function Differences({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const numbered = useNumbered();
  const found = differences(runs);
  if (found.length === 0) return <Text size="sm">{t("runs.noDifferences")}</Text>;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t("runs.differences")}
      </Text>
      <Scroller
        label={t("runs.differences")}
        table={() => ({
          columns: [t("runs.setting"), ...runs.map(numbered)].map((title) => ({ title, kind: "text" })),
          rows: found.map(({ setting, values }) => [
            settingLabel(t, setting),
            ...values.map((value) => settingValueText(t, format, setting, value)),
          ]),
        })}
      >
        <Table verticalSpacing={4} fz="sm" aria-label={t("runs.differences")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("runs.setting")}</Table.Th>
              {runs.map((run, i) => (
                <Table.Th key={run.id} ta="right">
                  {numbered(run, i)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map(({ setting, values }) => (
              <Table.Tr key={setting} data-setting={setting}>
                <Table.Th scope="row" fw={400}>
                  {settingLabel(t, setting)}
                </Table.Th>
                {values.map((value, i) => (
                  <Table.Td key={runs[i]!.id} ta="right" className="figure">
                    {settingValueText(t, format, setting, value)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}
