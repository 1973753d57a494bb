// The condition on provinces: those that lines lie in, looked up when the list is first wanted.

import { useState } from "react";
import type { Choice } from "../../../core/explore/selection.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import { useLocalise, useTexts } from "../../i18n/useTexts.ts";
import { useAnswer } from "../../kit/useAnswer.ts";
import { PROVINCE_CHOICES } from "../../map/provinceChoices.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { groupName } from "./groupName.ts";

interface ProvinceFieldProps {
  chosen: readonly number[];
  /** null where none is left. */
  onChange(groups: number[] | null): void;
}

const NONE: Choice<number>[] = [];

/** Found by the names of before July 2025, too. */
export function ProvinceField({ chosen, onChange }: ProvinceFieldProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const [wanted, setWanted] = useState(false);
  const { value, error } = useAnswer("provinceChoices", undefined, { held: !wanted });
  return (
    <ChoiceField
      label={t("filter.province")}
      options={(value ?? NONE).map(({ value, lines }) => ({
        value: String(value),
        label: groupName(value, t),
        words: formerNames(value),
        lines,
      }))}
      chosen={chosen.map(String)}
      onChange={(groups) => onChange(groups.length > 0 ? groups.map(Number) : null)}
      onOpen={() => setWanted(true)}
      waiting={error ? localise(error) : t("phase.locating")}
    />
  );
}

function formerNames(group: number): string {
  const code = PROVINCES[group - 1]?.code;
  return PROVINCE_CHOICES.find(({ value }) => value === code)?.merged.join(" ") ?? "";
}
