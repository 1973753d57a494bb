// Every setting of training and samples, by group, made from its declaration; what few people change is folded away.

import { Button, SegmentedControl, Text } from "@mantine/core";
import type { SettingGroup } from "../../core/lib/settingControl.ts";
import type { SettingName } from "../../core/training/settingList.ts";
import { type SettingNote, settingNotes } from "../../core/training/settingRules.ts";
import { PRESETS, type Preset } from "../../core/training/settings.ts";
import { isUntouched } from "../../studio/settings.ts";
import { choosePreset } from "../../studio/studio.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Fold } from "../kit/Fold.tsx";
import { useForm, useStudio } from "../studioContext.ts";
import { SettingField } from "./SettingField.tsx";
import { ADVANCED, PLAIN } from "./settingGroups.ts";

/** Groups that are open from the start. */
const OPEN: ReadonlySet<SettingGroup> = new Set(["pace", "size"]);

/** The form; locked while a run holds the worker. */
export function SettingsPanel({ locked }: { locked: boolean }) {
  const { t } = useTexts();
  const { form: store } = useStudio();
  const form = useForm();
  const untouched = isUntouched(form);
  const shared = { locked, notes: settingNotes(form.settings, form.samples) };
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
      {PLAIN.map(({ group, names }) => {
        const title = t(`train.${group}`);
        if (OPEN.has(group)) return <Fields key={group} title={title} names={names} {...shared} />;
        return (
          <Fold key={group} title={title}>
            <Fields names={names} {...shared} />
          </Fold>
        );
      })}
      <Fold title={t("train.advanced")}>
        {ADVANCED.map(({ group, names }) => (
          <Fields key={group} title={t(`train.${group}`)} names={names} {...shared} />
        ))}
      </Fold>
    </Card>
  );
}

interface FieldsProps {
  title?: string;
  names: readonly SettingName[];
  locked: boolean;
  notes: readonly SettingNote[];
}

function Fields({ title, names, locked, notes }: FieldsProps) {
  const localise = useLocalise();
  return (
    <fieldset className="sample fields" aria-label={title}>
      {title && (
        <Text component="legend" size="sm" fw={600}>
          {title}
        </Text>
      )}
      {names.map((name) => {
        const note = notes.find(({ settings }) => settings.includes(name));
        return (
          <SettingField
            key={name}
            name={name}
            locked={locked}
            note={note && localise(note.message)}
            severity={note?.severity}
          />
        );
      })}
    </fieldset>
  );
}
