// The lines of the open data set, below its quality report.

import { ALL_LINES } from "../../core/explore/lineFilter.ts";
import type { OpenedDataset } from "../../workers/protocol.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { LinesTable } from "./LinesTable.tsx";

/** All lines that were kept. */
export default function LinesCard({ info }: { info: OpenedDataset }) {
  const { t } = useTexts();
  return (
    <Card title={t("lines.title")} lead={t("lines.lead")}>
      <LinesTable key={info.id} name={t("lines.title")} filter={ALL_LINES} />
    </Card>
  );
}
