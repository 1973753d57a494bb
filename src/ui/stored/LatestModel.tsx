// What one comes back for: the latest model of the open data set answers with one click, or learns the months that were added.

import { Button, Group, Text } from "@mantine/core";
import { useEffect } from "react";
import { formOf, latestOf } from "../../studio/presetOf.ts";
import { formatHash, type Screen } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import type { OpenedDataset } from "../../workers/protocol.ts";
import { dataName } from "../dataName.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Problem } from "../kit/Problem.tsx";
import { presetText } from "../runs/runTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** Nothing where no model of this data set is kept. */
export default function LatestModel({ info }: { info: OpenedDataset }) {
  const { t } = useTexts();
  const { runs: actions, train, form, session } = useStudio();
  const { rows, problem } = useSession((state) => state.runs);
  const serial = useSession((state) => state.model?.serial ?? 0);
  const busy = useSession((state) => state.loading !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `serial` tells when to look again
  useEffect(() => {
    void actions.refresh();
  }, [actions, serial]);
  const row = rows && latestOf(rows, info);
  if (!row) return null;
  const show = (screen: Screen): void => {
    location.hash = formatHash(screen, formQuery(form));
  };
  const predict = async (): Promise<void> => {
    const { model } = session.getState();
    if (model?.summary.id === row.id || (await actions.restore(row.id))) show("predict");
  };
  const retrain = (): void => {
    form.setState(formOf(row, form.getState().backend), true);
    void train.start(form.getState(), { startFrom: row.id });
    show("train");
  };
  const grown = row.fingerprint !== info.fingerprint;
  return (
    <Card title={t("stored.latest")}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: "1 1 320px", minWidth: 0 }}>
          <Text size="sm" className="message">
            {t("stored.latestOf", { name: dataName(row.name, t), preset: presetText(row, t), date: row.createdAt })}{" "}
            {grown && t("stored.latestGrown")}
          </Text>
          <Text size="xs" c="dimmed">
            {t("stored.retrainHint")}
          </Text>
        </div>
        <Group gap="xs">
          <Button size="sm" loading={busy} onClick={() => void predict()}>
            {t("stored.predict")}
          </Button>
          <Button size="sm" variant="default" disabled={busy} onClick={retrain}>
            {t("stored.retrain")}
          </Button>
        </Group>
      </Group>
      {problem && <Problem message={problem} onClose={actions.clearProblem} />}
    </Card>
  );
}
