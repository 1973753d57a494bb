// The run itself: where it stands, how far it is, and start, pause, resume, stop.

import { Alert, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { useRef } from "react";
import { settingNotes } from "../../core/training/settingRules.ts";
import { formatHash } from "../../studio/route.ts";
import type { RunPhase } from "../../studio/run.ts";
import { formQuery } from "../../studio/studio.ts";
import { bestEpoch } from "../../studio/telemetry.ts";
import { useBackendName } from "../backendName.ts";
import { useFormat } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useFrame } from "../kit/useFrame.ts";
import { HeldNote } from "../model/HeldNote.tsx";
import { useForm, useSession, useStudio } from "../studioContext.ts";
import { CountedLine } from "./CountedLine.tsx";
import { PREPARING, REASON } from "./runTexts.ts";
import { StartFields } from "./StartFields.tsx";
import { VerdictLine } from "./VerdictLine.tsx";
import { watchVerdict } from "./watchVerdict.ts";

interface RunCardProps {
  /** False while the data set is too small to train on. */
  enough: boolean;
  /** A search holds the worker. */
  searching: boolean;
}

/** State, buttons and live numbers. */
export function RunCard({ enough, searching }: RunCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { train } = useStudio();
  const nameOf = useBackendName();
  const form = useForm();
  const run = useSession((state) => state.run);
  const unfinished = useSession((state) => state.unfinished.length > 0);
  const localise = useLocalise();
  const problems = settingNotes(form.settings, form.samples).filter(({ severity }) => severity === "error");
  const recovery = "recovery" in run ? run.recovery : null;
  const idle = run.kind === "idle" || run.kind === "done" || run.kind === "failed";
  return (
    <Card>
      <Group justify="space-between" gap="sm">
        <div aria-live="polite">
          <Text fw={650} fz="lg">
            <StateText run={run} />
          </Text>
          <Text size="sm" c="dimmed" mih={22}>
            {run.kind === "done" && doneText(run, t)}
            {run.kind !== "done" && "network" in run && run.network && (
              <span data-network={run.network.number}>
                {t("train.networkOf", { number: run.network.number, of: run.network.of })}
                {" · "}
              </span>
            )}
            {(run.kind === "training" || run.kind === "paused") && nameOf(run.started.backend)}
            {run.kind === "preparing" && run.share !== null && format.percent(run.share, 0)}
            {run.kind === "training" && run.outcome && run.share !== null && ` · ${format.percent(run.share, 0)}`}
          </Text>
        </div>
        <Group gap="xs">
          {idle && (
            <Button
              onClick={() => void train.start(form)}
              variant={run.kind === "done" || unfinished ? "default" : "filled"}
              disabled={problems.length > 0 || !enough || searching}
            >
              {t(run.kind === "idle" ? "train.start" : "train.again")}
            </Button>
          )}
          {run.kind === "done" && <ResultsLink />}
          {run.kind === "training" && !run.outcome && (
            <Button variant="default" onClick={() => void train.pause()} disabled={run.stopping}>
              {t("train.pause")}
            </Button>
          )}
          {run.kind === "paused" && <Button onClick={() => void train.resume()}>{t("train.resume")}</Button>}
          {!idle && !(run.kind === "training" && run.outcome) && (
            <Button
              variant="default"
              title={t("train.stopHint")}
              onClick={() => void train.stop()}
              disabled={run.kind === "training" && run.stopping}
            >
              {t("train.stop")}
            </Button>
          )}
        </Group>
      </Group>
      <StartFields locked={!idle || searching} />
      {problems.map(({ message }) => (
        <Text key={message.code} size="sm" c="var(--mantine-color-error)" role="status" mt="xs">
          {localise(message)}
        </Text>
      ))}
      {run.kind === "failed" && (
        <div style={{ marginTop: 12 }}>
          <Problem message={run.message} hint={typeof run.message === "string" ? t("train.failedHint") : undefined} />
        </div>
      )}
      {run.kind === "done" && <HeldNote download />}
      {recovery && run.kind !== "done" && (
        <Alert variant="light" color="yellow" mt="sm" role="status">
          {t("recovery.recovered", {
            fault: localise(recovery.fault),
            step: recovery.step,
            backend: nameOf(recovery.backend),
          })}
        </Alert>
      )}
      {run.kind !== "idle" && run.kind !== "failed" && (
        <>
          <CountedLine done={run.kind === "done"} />
          <VerdictLine done={run.kind === "done"} />
          <LiveNumbers epochs={startedEpochs(run)} />
        </>
      )}
    </Card>
  );
}

function doneText({ outcome, network }: Extract<RunPhase, { kind: "done" }>, t: Translate): string {
  const how = { reason: t(REASON[outcome.reason]), time: outcome.seconds };
  if (network) return t("train.doneNetworks", { networks: network.number, ...how });
  return t("train.doneText", { ...how, epoch: outcome.bestEpoch });
}

function ResultsLink() {
  const { t } = useTexts();
  const { form } = useStudio();
  return (
    <Button component="a" href={formatHash("results", formQuery(form))}>
      {t("train.toResults")}
    </Button>
  );
}

function startedEpochs(run: RunPhase): number {
  return run.kind === "training" || run.kind === "paused" || run.kind === "done" ? run.started.epochs : 0;
}

function StateText({ run }: { run: RunPhase }) {
  const { t } = useTexts();
  switch (run.kind) {
    case "idle":
      return t("train.stateIdle");
    case "preparing":
      return t(PREPARING[run.what]);
    case "training":
      if (run.recovering) return t("recovery.recovering");
      return t(run.outcome ? "train.stateEvaluating" : run.stopping ? "train.stopping" : "train.stateTraining");
    case "paused":
      return t("train.statePaused");
    case "done":
      return t("train.stateDone");
    case "failed":
      return t("train.stateFailed");
    default:
      return run satisfies never;
  }
}

/** Numbers and bars that are written straight into the page, once per frame at most. */
function LiveNumbers({ epochs }: { epochs: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry } = useStudio();
  const speed = useRef<HTMLSpanElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  const loss = useRef<HTMLSpanElement>(null);
  const best = useRef<HTMLSpanElement>(null);
  const bestLoss = useRef<HTMLSpanElement>(null);
  const overall = useRef<HTMLDivElement>(null);
  const inEpoch = useRef<HTMLDivElement>(null);
  const overallText = useRef<HTMLSpanElement>(null);
  const epochText = useRef<HTMLSpanElement>(null);
  const said = useRef<HTMLDivElement>(null);

  useFrame(telemetry, () => {
    const { now, steps, epochs: reports, stepsPerEpoch, watched } = telemetry;
    const write = (place: React.RefObject<HTMLElement | null>, text: string) => {
      if (place.current && place.current.textContent !== text) place.current.textContent = text;
    };
    const known = steps.length > 0;
    write(speed, known ? format.number(now.samplesPerSecond) : "–");
    write(left, known && now.progress < 1 ? format.duration(now.secondsLeft) : "–");
    write(loss, known ? format.short(steps.column("total")[steps.length - 1]!) : "–");
    const top = bestEpoch(reports);
    write(best, top ? format.number(top.epoch) : "–");
    write(bestLoss, top ? t("train.bestLoss", { loss: top.validation.total }) : t("train.bestNone"));
    const within = !known || stepsPerEpoch === 0 ? 0 : (((now.step - 1) % stepsPerEpoch) + 1) / stepsPerEpoch;
    fill(overall.current, now.progress);
    fill(inEpoch.current, within);
    write(overallText, format.percent(now.progress, 0));
    write(epochText, known ? t("train.epochOf", { epoch: now.epoch, epochs }) : "");
    const last = reports.at(-1);
    if (last) {
      const { epoch, validation, check } = last;
      const verdict = check && watched ? `. ${watchVerdict(check.gap, watched.baseline, t, format)}` : "";
      write(said, t("train.announceEpoch", { epoch, loss: validation.total }) + verdict);
    }
  });

  return (
    <div className="live">
      <Bar label={t("train.overall")} bar={overall} text={overallText} />
      <Bar label={t("train.thisEpoch")} bar={inEpoch} text={epochText} />
      <Metrics>
        <Metric label={t("train.timeLeft")} value={<span ref={left} data-live="left" />} />
        <Metric label={t("train.speed")} value={<span ref={speed} data-live="speed" />} />
        <Metric label={t("train.loss")} value={<span ref={loss} data-live="loss" />} />
        <Metric
          label={t("train.bestEpoch")}
          value={<span ref={best} data-live="best" />}
          hint={<span ref={bestLoss} />}
        />
      </Metrics>
      <VisuallyHidden>
        <div ref={said} aria-live="polite" />
      </VisuallyHidden>
    </div>
  );
}

interface BarProps {
  label: string;
  bar: React.Ref<HTMLDivElement>;
  text: React.Ref<HTMLSpanElement>;
}

function Bar({ label, bar, text }: BarProps) {
  return (
    <div className="bar-row">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="xs" c="dimmed" className="figure">
        <span ref={text} />
      </Text>
      <div className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} ref={bar}>
        <span style={{ width: 0 }} />
      </div>
    </div>
  );
}

function fill(bar: HTMLDivElement | null, share: number): void {
  const inner = bar?.firstElementChild;
  if (!bar || !(inner instanceof HTMLElement)) return;
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  inner.style.width = `${percent}%`;
  bar.setAttribute("aria-valuenow", String(Math.round(percent)));
}
