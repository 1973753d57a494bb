// Runs: every training that was kept, to be compared, described, brought back or taken away.

import { Alert, Button, FileButton, Group } from "@mantine/core";
import { useEffect, useState } from "react";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import OddRecords from "../kit/OddRecords.tsx";
import { Problem } from "../kit/Problem.tsx";
import { OriginContext } from "../kit/useTableAbout.ts";
import { Working } from "../kit/Working.tsx";
import OpenedZip from "../stored/OpenedZip.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { CompareCard } from "./CompareCard.tsx";
import { RunTable } from "./RunTable.tsx";
import "./runs.css";
import { SettingsCard } from "./SettingsCard.tsx";

/** So many curves can still be told apart. */
const MOST_COMPARED = 6;
const OF_RUNS = { anyData: true };

/** Runs: the trainings kept on this machine. */
export default function RunsScreen() {
  const { t } = useTexts();
  const { runs: actions, model, form } = useStudio();
  const { rows, odd, removed, problem } = useSession((state) => state.runs);
  const modelProblem = useSession((state) => state.modelProblem);
  const loading = useSession((state) => state.loading);
  // A finished training adds a run.
  const serial = useSession((state) => state.model?.serial ?? 0);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `serial` tells when to look again
  useEffect(() => {
    void actions.refresh();
  }, [actions, serial]);

  const take = (file: File | null): void => {
    if (file) void model.loadZip(file);
  };
  const importButton = (
    <FileButton onChange={take} accept=".zip,application/zip">
      {(props) => (
        <Button {...props} size="xs" variant="default" disabled={loading !== null} title={t("runs.importHint")}>
          {t("runs.import")}
        </Button>
      )}
    </FileButton>
  );
  const notices = (
    <>
      {problem && <Problem message={problem} onClose={actions.clearProblem} />}
      {modelProblem && <Problem message={modelProblem} />}
      {loading && <Working label={t("phase.reading")} progress={null} />}
      <OpenedZip />
      {removed && (
        <Alert color="gray" variant="light" role="status" withCloseButton onClose={actions.settleRemove}>
          <Group justify="space-between" gap="xs">
            <span className="message">{t("runs.removed", { name: removed.name })}</span>
            <Button size="xs" variant="default" onClick={() => void actions.undoRemove()}>
              {t("runs.undo")}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
  if (rows === null) return <Working label={t("runs.loading")} progress={null} />;
  if (rows.length === 0)
    return (
      <div className="stack">
        {notices}
        <Empty
          title={t("runs.emptyTitle")}
          text={t("runs.emptyText")}
          action={{ label: t("runs.toTrain"), href: formatHash("train", formQuery(form)) }}
        >
          {importButton}
        </Empty>
        {odd.length > 0 && (
          <Card>
            <OddRecords records={odd} />
          </Card>
        )}
      </div>
    );
  // In the order of the ticks: the first is what the others stand beside.
  const compared = chosen.flatMap((id) => rows.find((row) => row.id === id) ?? []).slice(0, MOST_COMPARED);
  return (
    <OriginContext value={OF_RUNS}>
      <div className="stack">
        {notices}
        <Card title={t("runs.title")} lead={t("runs.lead")} aside={importButton}>
          <RunTable
            rows={rows}
            chosen={chosen}
            onChoose={(id, on) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
          <OddRecords records={odd} />
        </Card>
        {rows.length > 1 && <CompareCard runs={compared} />}
        {rows.length > 1 && <SettingsCard rows={rows} />}
      </div>
    </OriginContext>
  );
}
