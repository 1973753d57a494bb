// What may be chosen about a search: how settings are drawn, when it ends, which of them may change.

import { Checkbox, Group, NativeSelect, Text } from "@mantine/core";
import { type SearchParameter, STRATEGY_NAMES, type StrategyName } from "../../../core/experiments/search/types.ts";
import { parametersOf, type SearchChoice } from "../../../studio/searchPlan.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { FieldNote } from "../../kit/FieldNote.tsx";
import { Fold } from "../../kit/Fold.tsx";
import { NumberField } from "../../kit/NumberField.tsx";
import { useForm } from "../../studioContext.ts";
import { parameterLabel, parameterText } from "./searchTexts.ts";

interface SearchChoicesProps {
  choice: SearchChoice;
  onChoose(choice: SearchChoice): void;
  locked: boolean;
}

/** Folded to one line. */
export function SearchChoices({ choice, onChoose, locked }: SearchChoicesProps) {
  const { t } = useTexts();
  const format = useFormat();
  const form = useForm();
  const parameters = parametersOf(form);
  const varied = parameters.filter(({ name }) => !choice.fixed.includes(name));
  const numeric = (value: number | string): number | null => (typeof value === "number" && value > 0 ? value : null);
  const range = (parameter: SearchParameter): string => {
    const text = (value: string | number | boolean) => parameterText(parameter.name, value, t, format);
    return parameter.kind === "range"
      ? `${text(parameter.low)} – ${text(parameter.high)}`
      : parameter.values.map(text).join(", ");
  };
  return (
    <Fold
      title={t("search.how")}
      summary={t("search.howSummary", {
        strategy: t(`search.strategies.${choice.strategy}.label`),
        settings: varied.length,
      })}
    >
      <div className="stack">
        <NativeSelect
          size="xs"
          maw={420}
          label={t("search.strategy")}
          description={t(`search.strategies.${choice.strategy}.hint`)}
          value={choice.strategy}
          disabled={locked}
          onChange={(event) => onChoose({ ...choice, strategy: event.currentTarget.value as StrategyName })}
          data={STRATEGY_NAMES.map((value) => ({ value, label: t(`search.strategies.${value}.label`) }))}
        />
        <Group gap="md" align="flex-start">
          <NumberField
            size="xs"
            w={130}
            label={t("search.trials")}
            placeholder={t("search.noEnd")}
            value={choice.trials ?? ""}
            min={1}
            max={10_000}
            allowDecimal={false}
            disabled={locked}
            onChange={(value) => onChoose({ ...choice, trials: numeric(value) })}
          />
          <NumberField
            size="xs"
            w={130}
            label={t("search.minutes")}
            placeholder={t("search.noEnd")}
            value={choice.minutes ?? ""}
            min={1}
            max={100_000}
            disabled={locked}
            onChange={(value) => onChoose({ ...choice, minutes: numeric(value) })}
          />
          <NumberField
            size="xs"
            w={110}
            label={t("search.seed")}
            value={choice.seed}
            min={0}
            max={2_147_483_647}
            allowDecimal={false}
            disabled={locked}
            onChange={(value) => onChoose({ ...choice, seed: typeof value === "number" ? value : 0 })}
          />
        </Group>
        <fieldset className="sample" aria-label={t("search.vary")}>
          <Text component="legend" size="sm" fw={600} p={0} mb={6}>
            {t("search.vary")}
          </Text>
          <div className="search-parameters">
            {parameters.map((parameter) => (
              <Checkbox
                key={parameter.name}
                size="xs"
                label={parameterLabel(parameter.name, t)}
                description={range(parameter)}
                checked={!choice.fixed.includes(parameter.name)}
                disabled={locked}
                onChange={(event) => {
                  const others = choice.fixed.filter((name) => name !== parameter.name);
                  const fixed = event.currentTarget.checked ? others : [...others, parameter.name];
                  onChoose({ ...choice, fixed });
                }}
              />
            ))}
          </div>
          {varied.length === 0 && <FieldNote severity="error">{t("search.nothingVaries")}</FieldNote>}
        </fieldset>
      </div>
    </Fold>
  );
}
