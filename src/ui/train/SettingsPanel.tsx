// Every hyperparameter as a slider with a number beside it, grouped; what few people change is folded away.

import { Button, Checkbox, Group, NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { HISTORY_RULES, SPLIT_RULES } from "../../core/features/featureSettings.ts";
import { MEMORIES } from "../../core/model/modelSettings.ts";
import { PRESETS, type Preset } from "../../core/training/settings.ts";
import { isUntouched } from "../../studio/settings.ts";
import { choosePreset } from "../../studio/studio.ts";
import { Card } from "../kit/Card.tsx";
import { SliderField } from "../kit/SliderField.tsx";
import { useForm, useStudio } from "../studioContext.ts";
import { type FieldSpec, HINTS, IN_EPOCHS, PACE, REGULAR, SCHEDULE, SIZE, WEIGHTS } from "./fields.ts";

/** The form; locked while a run holds the worker. */
export function SettingsPanel({ locked }: { locked: boolean }) {
  const { t } = useTranslation();
  const { form: store } = useStudio();
  const form = useForm();
  const untouched = isUntouched(form);
  return (
    <Card
      title={t("train.settings")}
      aside={
        <Button
          size="xs"
          variant="subtle"
          disabled={locked || untouched}
          onClick={() => choosePreset(store, form.preset)}
        >
          {t("common.reset")}
        </Button>
      }
    >
      <SegmentedControl
        fullWidth
        size="xs"
        className="presets"
        aria-label={t("train.preset")}
        value={form.preset}
        disabled={locked}
        onChange={(preset) => choosePreset(store, preset as Preset)}
        data={PRESETS.map((value) => ({ value, label: t(`train.${value}`) }))}
      />
      <Text size="xs" c="dimmed" mt={6} mih={36}>
        {untouched ? t(`train.${form.preset}Text`) : t("train.changed", { preset: t(`train.${form.preset}`) })}
      </Text>
      <Fields title={t("train.pace")} fields={PACE} locked={locked} />
      <Fields title={t("train.size")} fields={SIZE} locked={locked} />
      <Fold title={t("train.regular")}>
        <Fields fields={REGULAR} locked={locked} />
      </Fold>
      <Fold title={t("train.schedule")}>
        <Fields fields={SCHEDULE} locked={locked} />
      </Fold>
      <Fold title={t("train.weights")}>
        <Fields fields={WEIGHTS} locked={locked} />
      </Fold>
      <Fold title={t("train.samplesGroup")}>
        <SampleFields locked={locked} />
      </Fold>
    </Card>
  );
}

function Fold({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="fold group">
      <summary>
        <Text span size="sm" fw={600}>
          {title}
        </Text>
      </summary>
      {children}
    </details>
  );
}

function Fields({ title, fields, locked }: { title?: string; fields: FieldSpec[]; locked: boolean }) {
  const { t } = useTranslation();
  const { form: store } = useStudio();
  const { settings } = useForm();
  return (
    <fieldset className="sample fields" aria-label={title}>
      {title && (
        <Text component="legend" size="sm" fw={600}>
          {title}
        </Text>
      )}
      {fields.map((field) => (
        <SliderField
          key={field.name}
          label={t(`train.${field.name}`)}
          hint={t(HINTS[field.name])}
          unit={IN_EPOCHS.has(field.name) ? t("train.unitEpochs") : undefined}
          value={settings[field.name]}
          min={field.min}
          max={field.max}
          hardMin={field.hardMin}
          hardMax={field.hardMax}
          step={field.step}
          scaling={field.scaling}
          disabled={locked}
          onChange={(value) => store.setState((state) => ({ settings: { ...state.settings, [field.name]: value } }))}
        />
      ))}
    </fieldset>
  );
}

function SampleFields({ locked }: { locked: boolean }) {
  const { t } = useTranslation();
  const { form: store } = useStudio();
  const { samples, settings } = useForm();
  return (
    <Group gap="sm" mt="xs" grow preventGrowOverflow={false}>
      <NativeSelect
        size="xs"
        label={t("train.historyRule")}
        value={samples.historyRule}
        disabled={locked}
        onChange={(event) => {
          const historyRule = HISTORY_RULES.find((rule) => rule === event.currentTarget.value);
          if (historyRule) store.setState({ samples: { ...samples, historyRule } });
        }}
        data={HISTORY_RULES.map((value) => ({ value, label: t(`train.${value}`) }))}
      />
      <NativeSelect
        size="xs"
        label={t("train.split")}
        value={samples.split}
        disabled={locked}
        onChange={(event) => {
          const split = SPLIT_RULES.find((rule) => rule === event.currentTarget.value);
          if (split) store.setState({ samples: { ...samples, split } });
        }}
        data={SPLIT_RULES.map((value) => ({ value, label: t(`train.${value}`) }))}
      />
      <Checkbox
        size="xs"
        label={t("train.dropWalkIns")}
        checked={samples.dropWalkIns}
        disabled={locked}
        onChange={(event) => store.setState({ samples: { ...samples, dropWalkIns: event.currentTarget.checked } })}
      />
      <NativeSelect
        size="xs"
        label={t("train.memory")}
        description={t(`train.memoryHint.${settings.memory}`)}
        value={settings.memory}
        disabled={locked}
        onChange={(event) => {
          const memory = MEMORIES.find((each) => each === event.currentTarget.value);
          if (memory) store.setState({ settings: { ...settings, memory } });
        }}
        data={MEMORIES.map((value) => ({ value, label: t(`train.memories.${value}`) }))}
      />
    </Group>
  );
}
