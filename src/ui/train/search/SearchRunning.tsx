// A search while it goes on: how far it is, what was found so far, and pause and stop.

import { Alert, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { useMemo } from "react";
import { scoreOf } from "../../../core/experiments/search/trials.ts";
import type { SearchPhase } from "../../../studio/search.ts";
import { searchProgress } from "../../../studio/searchView.ts";
import { useBackendName } from "../../backendName.ts";
import { useFormat } from "../../format.ts";
import { useLocalise, useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import { useStudio } from "../../studioContext.ts";
import { PREPARING } from "../runTexts.ts";
import { scoreText } from "./searchTexts.ts";
import { TrialChart } from "./TrialChart.tsx";
import { TrialTable } from "./TrialTable.tsx";

type Searching = Extract<SearchPhase, { kind: "searching" }>;

/** In the place of the card's button. */
export function SearchRunning({ phase }: { phase: Searching }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const nameOf = useBackendName();
  const { search: actions } = useStudio();
  const { state, running, paused, stopping, backend, fault } = phase;
  const confirming = state?.closed === true;
  const title = !state?.trials.length
    ? t("search.preparing")
    : paused
      ? t("search.paused")
      : t(confirming ? "search.confirming" : stopping ? "search.stopping" : "search.searching");
  const now = running?.work.trial.id ?? null;
  return (
    <Card>
      <Group justify="space-between" gap="sm">
        <div aria-live="polite">
          <Text fw={650} fz="lg" component="h2" m={0}>
            {title}
          </Text>
          <Text size="sm" c="dimmed" mih={22}>
            {backend ? nameOf(backend) : running?.preparing ? t(PREPARING[running.preparing]) : ""}
          </Text>
        </div>
        <Group gap="xs">
          {paused ? (
            <Button onClick={() => void actions.resume()}>{t("train.resume")}</Button>
          ) : (
            <Button variant="default" disabled={stopping || state === null} onClick={() => void actions.pause()}>
              {t("train.pause")}
            </Button>
          )}
          <Button
            variant="default"
            title={t(confirming ? "search.finishHint" : "search.stopHint")}
            disabled={stopping && !confirming}
            onClick={() => void actions.stop()}
          >
            {t(confirming ? "search.finish" : "train.stop")}
          </Button>
        </Group>
      </Group>
      {fault && backend && (
        <Alert variant="light" color="yellow" mt="sm" role="status">
          {t("search.fault", { fault: localise(fault), backend: nameOf(backend) })}
        </Alert>
      )}
      {state && state.trials.length > 0 && (
        <div className="stack search-live">
          <Progress phase={phase} />
          <TrialChart state={state} running={now} over={false} />
          <TrialTable state={state} running={now} over={false} />
        </div>
      )}
    </Card>
  );
}

function Progress({ phase: { state, running } }: { phase: Searching }) {
  const { t } = useTexts();
  const format = useFormat();
  const told = useMemo(() => state && searchProgress(state), [state]);
  if (!state || !told) return null;
  const { tried, trials, share, secondsLeft, best } = told;
  const percent = share === null ? null : Math.round(1000 * share) / 10;
  const { epochs } = state.spec.base;
  const trial = running?.work.trial;
  const repeated = trial?.repeats;
  const score = scoreText(best && scoreOf(best), format);
  return (
    <div className="live">
      <div className="bar-row">
        <Text size="xs" c="dimmed">
          {t("search.progress")}
        </Text>
        <Text size="xs" c="dimmed" className="figure">
          {share === null ? "" : format.percent(share, 0)}
        </Text>
        <div
          className="bar"
          role="progressbar"
          aria-label={t("search.progress")}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(percent !== null && { "aria-valuenow": percent })}
        >
          <span style={{ width: `${percent ?? 0}%` }} />
        </div>
      </div>
      <Metrics>
        <Metric
          label={t("search.tried")}
          value={trials === null ? format.number(tried) : t("search.triedOf", { tried, trials })}
        />
        <Metric
          label={t("search.bestSoFar")}
          value={score}
          hint={best ? t(best.id === 1 ? "search.bestBase" : "search.bestOf", { trial: best.id }) : undefined}
        />
        <Metric label={t("search.timeLeft")} value={secondsLeft === null ? "–" : format.duration(secondsLeft)} />
        <Metric
          label={t("search.now")}
          value={
            !trial
              ? "–"
              : repeated
                ? t("search.nowRepeat", { trial: repeated, seed: trial.seed })
                : t("search.nowTrial", { trial: trial.id })
          }
          hint={
            running
              ? t("search.nowEpoch", { epoch: Math.min(epochs, Math.floor(running.share * epochs) + 1), epochs })
              : undefined
          }
        />
      </Metrics>
      <VisuallyHidden>
        <div aria-live="polite">{t("search.announce", { tried, score })}</div>
      </VisuallyHidden>
    </div>
  );
}
