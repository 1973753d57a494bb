// Before the run: how long it will take here, on what, and how the targets are split.

import { Group, List, NativeSelect, Text } from "@mantine/core";
import { TASKS } from "../../core/training/events.ts";
import { sampleNotes } from "../../core/training/settingRules.ts";
import type { Form } from "../../studio/settings.ts";
import type { SamplesSummary } from "../../workers/protocol.ts";
import { useBackendName } from "../backendName.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { FieldNote } from "../kit/FieldNote.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useForm, useSession, useStudio } from "../studioContext.ts";
import { FoldedCard } from "./FoldedCard.tsx";
import { plannedSeconds, planWaits } from "./plannedSeconds.ts";
import { useModelBlocks } from "./useModelBlocks.ts";

const SCALE_TEXT = {
  week: "train.scaleWeek",
  month: "train.scaleMonth",
  quarter: "train.scaleQuarter",
  year: "train.scaleYear",
} as const;

/** Estimate, backend and split. */
export function PlanCard({ locked }: { locked: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { form: store } = useStudio();
  const form = useForm();
  const plan = useSession((state) => state.plan);
  const model = useModelBlocks();
  const localise = useLocalise();
  const nameOf = useBackendName();
  const backend = plan.measured?.estimate.backend;
  const waiting = planWaits(plan, t, format);
  const total = plannedSeconds(plan, form);
  return (
    <FoldedCard name="plan" title={t("trainFolds.plan")}>
      <div className="plan">
        <Group justify="space-between" align="flex-start" gap="md">
          <div style={{ flex: "1 1 380px" }}>
            <Metrics>
              <Metric
                label={t("train.estimate")}
                value={total === null ? "–" : `≈ ${format.duration(total)}`}
                hint={waiting || (total === null ? t("train.estimateMissing") : perEpoch())}
                large
              />
              <Metric
                label={t("train.parameters")}
                value={model ? format.compact(model.total) : "–"}
                hint={model ? format.number(model.total) : undefined}
              />
              <Metric
                label={t("train.memoryNeed")}
                value={plan.measured ? format.bytes(plan.measured.estimate.peakBytes) : "–"}
              />
            </Metrics>
          </div>
          <div style={{ flex: "1 1 220px", maxWidth: 420 }}>
            <NativeSelect
              label={t("train.backend")}
              size="sm"
              value={form.backend}
              disabled={locked}
              onChange={(event) => {
                const value = event.currentTarget.value;
                if (value === "auto" || value === "webgpu" || value === "wasm") store.setState({ backend: value });
              }}
              data={[
                { value: "auto", label: t("train.auto") },
                { value: "webgpu", label: t("train.webgpu") },
                { value: "wasm", label: t("train.wasm") },
              ]}
            />
            <Text size="xs" c="dimmed" mt={4} mih={34}>
              {backend ? `${nameOf(backend)}. ${localise(backend.reasonSentence ?? backend.reason)}` : ""}
            </Text>
          </div>
        </Group>
        <Split samples={plan.samples} form={form} />
      </div>
    </FoldedCard>
  );

  function perEpoch(): string {
    if (total === null) return "";
    const { epochs, members } = form.settings;
    if (members > 1) return t("train.perNetwork", { networks: members, time: total / members });
    return t("train.perEpoch", { time: total / epochs });
  }
}

function Split({ samples, form }: { samples: SamplesSummary | null; form: Form }) {
  const { t } = useTexts();
  const localise = useLocalise();
  if (!samples) {
    return (
      <Text size="sm" c="dimmed" mih={92}>
        {t("train.splitPending")}
      </Text>
    );
  }
  const { counts, cuts, scalesOff, tasks } = samples;
  const leaks = sampleNotes(form.samples);
  const missing = TASKS.filter((task) => task !== "product" && !tasks[task]).map((task) => t(`train.${task}`));
  const parts = [
    {
      name: t("train.splitTrain"),
      count: counts.train,
      until: cuts.train,
      color: "var(--mantine-primary-color-filled)",
    },
    { name: t("train.splitValidation"), count: counts.validation, until: cuts.validation, color: "#c2571a" },
    { name: t("train.splitTest"), count: counts.test, until: cuts.last, color: "#5b5fc7" },
  ];
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {t("train.splitWords")}
      </Text>
      <div className="split-line" aria-hidden>
        {parts.map((part) => (
          <span key={part.name} style={{ flexGrow: Math.max(part.count, 1) }} />
        ))}
      </div>
      <div className="parts">
        {parts.map((part) => (
          <Text key={part.name} size="sm" className="figure">
            <span className="dot" style={{ background: part.color }} aria-hidden />
            <b>{part.name}</b> {t("train.splitUpTo", { number: part.count, date: part.until })}
          </Text>
        ))}
      </div>
      {leaks.length > 0 ? (
        leaks.map(({ message }) => (
          <FieldNote key={message.code} severity="warning">
            {localise(message)}
          </FieldNote>
        ))
      ) : (
        <Text size="xs" c="dimmed" mt={6}>
          {t(form.samples.historyRule === "previous-lines" ? "train.splitNoteLines" : "train.splitNote")}
        </Text>
      )}
      {samples.leaks.length === 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {t("features.leaksNone")}
        </Text>
      )}
      {(scalesOff.length > 0 || missing.length > 0) && (
        <List size="xs" mt={4}>
          {missing.length > 0 && <List.Item>{t("train.taskOff", { tasks: missing.join(", ") })}</List.Item>}
          {scalesOff.map(({ scale, reason, sentence }) => (
            <List.Item key={scale}>
              {t("train.scaleOff", {
                scale: scale in SCALE_TEXT ? t(SCALE_TEXT[scale as keyof typeof SCALE_TEXT]) : scale,
                reason: localise(sentence ?? reason),
              })}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
