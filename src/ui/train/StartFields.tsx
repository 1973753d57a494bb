// What one chooses before a run, and all that most people do: a preset, with how long it takes here.

import { SegmentedControl, Text } from "@mantine/core";
import { PRESETS, type Preset } from "../../core/training/settings.ts";
import { machineMemory, needToTrain } from "../../studio/memoryNeed.ts";
import { isUntouched } from "../../studio/settings.ts";
import { choosePreset } from "../../studio/studio.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import MemoryNote from "../kit/MemoryNote.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useForm, useSession, useStudio } from "../studioContext.ts";
import { plannedSeconds, planWaits } from "./plannedSeconds.ts";

/** Seconds; less than this is not told to the second. */
const A_MINUTE = 60;

/** Locked while a run holds the worker. */
export function StartFields({ locked }: { locked: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { form: store } = useStudio();
  const form = useForm();
  const plan = useSession((state) => state.plan);
  const lines = useSession(({ data }) => (data.kind === "ready" ? data.info.inspection.kept : 0));
  const need = plan.measured && needToTrain(lines, plan.measured.estimate.peakBytes, machineMemory(navigator));
  const total = plannedSeconds(plan, form);
  return (
    <div className="start-fields">
      <SegmentedControl
        fullWidth
        size="sm"
        className="presets"
        aria-label={t("train.preset")}
        value={form.preset}
        disabled={locked}
        onChange={(preset) => choosePreset(store, preset as Preset)}
        data={PRESETS.map((value) => ({ value, label: t(`train.${value}`) }))}
      />
      <Text size="sm" c="dimmed" mt={6} mih={22}>
        {isUntouched(form) ? t(`train.${form.preset}Text`) : t("train.changed", { preset: t(`train.${form.preset}`) })}
      </Text>
      <Text size="sm" mt={4} mih={22} data-estimate={total ?? ""}>
        {total === null
          ? planWaits(plan, t, format) || t("train.estimateMissing")
          : total < A_MINUTE
            ? t("trainFolds.takesLess")
            : t("trainFolds.takes", { time: total })}
      </Text>
      {need && <MemoryNote need={need} kind="training" />}
      {plan.problem && <Problem message={plan.problem} />}
    </div>
  );
}
