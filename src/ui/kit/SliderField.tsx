// A number by slider and by keyboard at once, labelled, with its unit and a hint.

import { Group, Slider, Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import type { SliderScale } from "../../core/lib/settingControl.ts";
import { useFormat } from "../format.ts";
import { Explained } from "../terms/Explained.tsx";
import { NumberField } from "./NumberField.tsx";

interface SliderFieldProps {
  label: string;
  hint: string;
  unit?: string;
  value: number;
  min: number;
  max: number;
  /** The number input may go beyond the slider's ends up to these. */
  hardMin?: number;
  hardMax?: number;
  step?: number;
  scaling?: SliderScale;
  /** Whole numbers only. */
  whole?: boolean;
  /** What the number input allows, in words. */
  range?: string;
  /** What is to be said about the value, and whether that forbids it. */
  note?: ReactNode;
  invalid?: boolean;
  /** The button that takes it back. */
  reset?: ReactNode;
  disabled?: boolean;
  onChange(value: number): void;
}

const FORWARD: Record<SliderScale, (value: number) => number> = {
  linear: (value) => value,
  log10: (value) => Math.log10(value),
  log2: (value) => Math.log2(value),
};
const BACK: Record<SliderScale, (position: number) => number> = {
  linear: (position) => position,
  log10: (position) => Number((10 ** position).toPrecision(2)),
  log2: (position) => Math.round(2 ** position),
};

/** Slider and number input of one setting. */
export function SliderField(props: SliderFieldProps) {
  const { label, hint, unit, value, min, max, hardMin = min, hardMax = max, step = 1, scaling = "linear" } = props;
  const { whole = step >= 1 && scaling !== "log10", range, note, invalid = false, reset } = props;
  const { disabled = false, onChange } = props;
  const format = useFormat();
  const id = useId();
  const forward = FORWARD[scaling];
  const back = (position: number) => (whole ? Math.round(BACK[scaling](position)) : BACK[scaling](position));
  const sliderStep = scaling === "log10" ? 0.05 : scaling === "log2" ? 1 : step;
  return (
    <div className="field">
      <Group justify="space-between" wrap="nowrap" gap="sm" align="center">
        <div>
          <Text component="label" htmlFor={id} size="sm" fw={550}>
            {label}
            {unit && (
              <Text span size="xs" c="dimmed">
                {" "}
                ({unit})
              </Text>
            )}
          </Text>
          {reset}
          <Text size="xs" c="dimmed" id={`${id}-hint`}>
            <Explained>{hint}</Explained>
          </Text>
        </div>
        <NumberField
          id={id}
          aria-describedby={`${id}-hint`}
          title={range}
          error={invalid}
          size="xs"
          w={96}
          flex="none"
          value={value}
          min={hardMin}
          max={hardMax}
          step={scaling === "log2" ? Math.max(1, value) : scaling === "log10" ? (value || min) / 10 : step}
          clampBehavior="blur"
          allowDecimal={!whole}
          disabled={disabled}
          hideControls
          className="figure"
          onChange={(next) => {
            if (typeof next === "number" && Number.isFinite(next) && next >= hardMin && next <= hardMax) onChange(next);
          }}
        />
      </Group>
      <Slider
        mt={6}
        size="sm"
        thumbSize={16}
        min={forward(min)}
        max={forward(max)}
        step={sliderStep}
        value={Math.min(forward(max), Math.max(forward(min), forward(value)))}
        label={null}
        thumbLabel={label}
        thumbValueText={format.number(value, 8)}
        disabled={disabled}
        onChange={(position) => {
          const next = back(position);
          if (next !== value) onChange(Math.min(hardMax, Math.max(hardMin, next)));
        }}
      />
      {note}
    </div>
  );
}
