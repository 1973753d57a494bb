// Every setting of training and samples, by group, made from its declaration; what few people change is folded away.

import { Button, Group, Text } from "@mantine/core";
import type { SettingGroup } from "../../core/lib/settingControl.ts";
import type { SettingName } from "../../core/training/settingList.ts";
import { type SettingNote, settingNotes } from "../../core/training/settingRules.ts";
import { isUntouched } from "../../studio/settings.ts";
import { choosePreset } from "../../studio/studio.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { useForm, useStudio } from "../studioContext.ts";
import { FoldedCard } from "./FoldedCard.tsx";
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
    <FoldedCard
      name="settings"
      title={t("train.settings")}
      summary={t(untouched ? "trainFolds.settingsSummary" : "train.changed", { preset: t(`train.${form.preset}`) })}
    >
      <Group justify="flex-end">
        <Button
          size="xs"
          variant="subtle"
          disabled={locked || untouched}
          onClick={() => choosePreset(store, form.preset)}
        >
          {t("common.reset")}
        </Button>
      </Group>
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
    </FoldedCard>
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
