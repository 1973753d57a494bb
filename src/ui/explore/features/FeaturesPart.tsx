// How the numbers that a model learns from go together, on training samples; no filter of lines holds here.

import { Alert, Button, Text } from "@mantine/core";
import { useState } from "react";
import type { FeatureCorrelations } from "../../../core/analysis/featureCorrelation.ts";
import { formFeatures } from "../../../studio/settings.ts";
import { isTraining } from "../../../studio/training.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useTask } from "../../kit/useTask.ts";
import { Working } from "../../kit/Working.tsx";
import { useForm, useSession, useStudio } from "../../studioContext.ts";
import { CorrelationMap } from "./CorrelationMap.tsx";
import { StrongestPairs } from "./StrongestPairs.tsx";

/** Training targets that correlations look at, at most. */
const CORRELATED = 20_000;

/** Computed when asked for: preparing the samples of a big file takes a while. */
export function FeaturesPart() {
  const { t } = useTexts();
  const { ask } = useStudio();
  const form = useForm();
  const training = useSession(isTraining);
  const { run, busy, progress, error, cancel, clear } = useTask();
  const [found, setFound] = useState<FeatureCorrelations | null>(null);
  const start = () =>
    void run(async (signal, onEvent) => {
      const params = { settings: formFeatures(form), limit: CORRELATED };
      setFound(await ask("featureCorrelations", params, { signal, onEvent }));
    });
  return (
    <>
      <Card title={t("correlation.title")} lead={t("correlation.lead")}>
        {error && <Problem message={error} onClose={clear} />}
        {training && (
          <Alert variant="light" role="status" mb="sm">
            {t("correlation.whileTraining")}
          </Alert>
        )}
        {busy ? (
          <Working label={t(`phase.${progress?.phase ?? "features"}`)} progress={progress} onCancel={cancel} />
        ) : (
          <Button variant={found ? "default" : "filled"} disabled={training} onClick={start}>
            {t(found ? "correlation.again" : "correlation.start")}
          </Button>
        )}
        {found && (
          <Text size="sm" c="dimmed" mt="sm" role="status">
            {t("correlation.targets", {
              number: found.targets,
              all: found.total,
              features: found.features.length,
            })}
          </Text>
        )}
      </Card>
      {found && (
        <>
          <CorrelationMap found={found} />
          <StrongestPairs found={found} />
        </>
      )}
    </>
  );
}
