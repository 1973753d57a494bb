// One setting as its declaration asks for it: a slider with a number, a choice, or a box to tick.

import { Checkbox, NativeSelect } from "@mantine/core";
import { memo } from "react";
import { type SettingName, setting } from "../../core/training/settingList.ts";
import { presetForm, settingValue, withSetting } from "../../studio/settings.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { FieldNote } from "../kit/FieldNote.tsx";
import { ResetButton } from "../kit/ResetButton.tsx";
import { SliderField } from "../kit/SliderField.tsx";
import { settingText, settingValueText } from "../settingTexts.ts";
import { useFormPart, useStudio } from "../studioContext.ts";

interface SettingFieldProps {
  name: SettingName;
  locked: boolean;
  /** What is to be said about its value. */
  note?: string;
  severity?: "error" | "warning";
}

/** The control of a setting, with a button that takes it back to the preset's value. */
export const SettingField = memo(function SettingField({ name, locked, note, severity = "error" }: SettingFieldProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { form: store } = useStudio();
  const value = useFormPart((form) => settingValue(form, name));
  const initial = useFormPart((form) => settingValue(presetForm(form.preset), name));
  const declared = setting(name);
  const { label, hint, options } = settingText(t, name);
  const choose = (next: string | number | boolean) => store.setState((form) => withSetting(form, name, next));
  const reset = value !== initial && !locked && (
    <ResetButton
      label={t("train.resetOne", { setting: label, value: settingValueText(t, format, name, initial) })}
      onClick={() => choose(initial)}
    />
  );
  const said = note !== undefined && <FieldNote severity={severity}>{note}</FieldNote>;
  switch (declared.kind) {
    case "integer":
    case "real": {
      const { bounds, slider, scale, step, unit } = declared;
      return (
        <SliderField
          {...{ label, hint, step, reset }}
          unit={unit === "epochs" ? t("train.unitEpochs") : undefined}
          range={t("train.allowed", { low: format.number(bounds[0], 8), high: format.number(bounds[1], 8) })}
          note={said}
          whole={declared.kind === "integer"}
          value={Number(value)}
          min={slider[0]}
          max={slider[1]}
          hardMin={bounds[0]}
          hardMax={bounds[1]}
          scaling={scale}
          disabled={locked}
          invalid={note !== undefined && severity === "error"}
          onChange={choose}
        />
      );
    }
    case "choice":
      return (
        <div className="field">
          <NativeSelect
            size="xs"
            label={label}
            description={options?.[String(value)]?.hint ?? hint}
            value={String(value)}
            disabled={locked}
            onChange={(event) => choose(event.currentTarget.value)}
            data={declared.options.map((option) => ({ value: option, label: options?.[option]?.label ?? option }))}
          />
          {reset}
          {said}
        </div>
      );
    case "flag":
      return (
        <div className="field">
          <Checkbox
            size="xs"
            label={label}
            description={hint}
            checked={value === true}
            disabled={locked}
            onChange={(event) => choose(event.currentTarget.checked)}
          />
          {reset}
          {said}
        </div>
      );
    default:
      return declared satisfies never;
  }
});
