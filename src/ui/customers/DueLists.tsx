// Customers by how they stand, most revenue at risk first; the open list is remembered in the address.

import { SegmentedControl, Text } from "@mantine/core";
import { useMemo } from "react";
import type { CustomerGroupNames } from "../../core/explore/customerGroupNames.ts";
import { ALL_LINES } from "../../core/explore/lineFilter.ts";
import { DUE_STATES, type DueReport } from "../../core/retention/dueReport.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { usePart } from "../useScreen.ts";
import { DueTable } from "./DueTable.tsx";

const LISTS = [...DUE_STATES, "all"] as const;

/** One list at a time. */
export function DueLists({ report, groups }: { report: DueReport; groups: readonly CustomerGroupNames[] }) {
  const { t } = useTexts();
  const [list, open] = usePart("customers", LISTS);
  const rows = useMemo(
    () => (list === "all" ? report.customers : report.customers.filter(({ state }) => state === list)),
    [report, list],
  );
  const nameOf = (each: (typeof LISTS)[number]) => (each === "all" ? t("due.all") : t(`due.states.${each}`));
  return (
    <Card title={t("due.lists")} lead={list === "all" ? t("due.leads.all") : t(`due.leads.${list}`)}>
      <div className="due-tabs">
        <SegmentedControl
          size="xs"
          aria-label={t("due.which")}
          value={list}
          onChange={(value) => open(LISTS.find((each) => each === value) ?? LISTS[0])}
          data={LISTS.map((value) => ({ value, label: nameOf(value) }))}
        />
      </div>
      {rows.length === 0 ? (
        <Text c="dimmed">{t("due.none")}</Text>
      ) : (
        // A customer's history is all of it, whatever the filter says.
        <LinesPanel filter={ALL_LINES}>
          <DueTable key={list} name={nameOf(list)} rows={rows} report={report} groups={groups} />
        </LinesPanel>
      )}
    </Card>
  );
}
