// What goes along with a model: what runs it elsewhere, and the customers that others check themselves against.

import { Checkbox, Stack } from "@mantine/core";
import { Fragment } from "react";
import { RUNNERS, type TakeawayChoice } from "../../core/artefact/takeawayChoice.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** `hasGolden`: whether the model came with example customers at all. */
export function TakeawayChoices({
  choice,
  hasGolden,
  onChange,
}: {
  choice: TakeawayChoice;
  hasGolden: boolean;
  onChange: (choice: TakeawayChoice) => void;
}) {
  const { t } = useTexts();
  const { runners, golden, halfWeights } = choice;
  return (
    <Stack gap="xs" my="sm" role="group" aria-label={t("export.along")}>
      {RUNNERS.map((runner) => (
        <Fragment key={runner}>
          <Checkbox
            size="sm"
            label={t(`export.${runner}`)}
            description={t(`export.${runner}Text`)}
            checked={runners.includes(runner)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({
                ...choice,
                runners: RUNNERS.filter((each) => (each === runner ? checked : runners.includes(each))),
              })
            }
          />
          {runner === "onnx" && runners.includes("onnx") && (
            <Checkbox
              size="sm"
              ml="xl"
              label={t("export.half")}
              description={t("export.halfText")}
              checked={halfWeights}
              onChange={({ currentTarget: { checked } }) => onChange({ ...choice, halfWeights: checked })}
            />
          )}
        </Fragment>
      ))}
      {hasGolden && (
        <Checkbox
          size="sm"
          label={t("export.withGolden")}
          description={t("export.withGoldenText")}
          checked={golden}
          onChange={({ currentTarget: { checked } }) => onChange({ ...choice, golden: checked })}
        />
      )}
    </Stack>
  );
}
