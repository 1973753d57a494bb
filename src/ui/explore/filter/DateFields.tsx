// The days that count: a usual period from a list, or the first and the last day.

import { NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { dayOf, dayText, type Period, usualPeriods } from "./periods.ts";

interface DateFieldsProps {
  /** Of all lines. */
  first: number;
  last: number;
  value: Period;
  onChange(value: Period): void;
}

/** Three fields in step. */
export function DateFields({ first, last, value, onChange }: DateFieldsProps) {
  const { t } = useTexts();
  const { from, to } = value;
  const usual = usualPeriods(first, last);
  const chosen = usual.find((each) => each.from === from && each.to === to)?.name ?? "other";
  const nameOf = (name: string) =>
    name === "allDays" || name === "days30" || name === "months12" ? t(`filter.${name}`) : name;
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("filter.period")}
        value={chosen}
        onChange={(event) => {
          const next = usual.find(({ name }) => name === event.currentTarget.value);
          if (next) onChange({ from: next.from, to: next.to });
        }}
        data={[
          ...usual.map(({ name }) => ({ value: name, label: nameOf(name) })),
          ...(chosen === "other" ? [{ value: "other", label: t("filter.other") }] : []),
        ]}
      />
      <DayField label={t("filter.from")} value={from} onChange={(day) => onChange({ from: day, to })} />
      <DayField
        label={t("filter.to")}
        value={to === null ? null : to - DAY_MS}
        onChange={(day) => onChange({ from, to: day === null ? null : day + DAY_MS })}
      />
    </>
  );
}

interface DayFieldProps {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
}

/** Keeps what is being typed until it is a date. */
function DayField({ label, value, onChange }: DayFieldProps) {
  const [text, setText] = useState(dayText(value));
  useEffect(() => setText(dayText(value)), [value]);
  return (
    <TextInput
      size="xs"
      type="date"
      label={label}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const day = dayOf(event.currentTarget.value);
        if (day !== undefined && day !== value) onChange(day);
      }}
      onBlur={() => setText(dayText(value))}
    />
  );
}
