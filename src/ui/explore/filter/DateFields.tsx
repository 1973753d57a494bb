// The days that count: a usual period from a list, or the first and the last day.

import { NativeSelect } from "@mantine/core";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { DateField } from "../../kit/DateField.tsx";
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
      <DateField
        size="xs"
        label={t("filter.from")}
        value={dayText(from)}
        onChange={(text) => {
          const day = dayOf(text);
          if (day !== undefined && day !== from) onChange({ from: day, to });
        }}
      />
      <DateField
        size="xs"
        label={t("filter.to")}
        value={dayText(to === null ? null : to - DAY_MS)}
        onChange={(text) => {
          const day = dayOf(text);
          const end = day === null || day === undefined ? day : day + DAY_MS;
          if (end !== undefined && end !== to) onChange({ from, to: end });
        }}
      />
    </>
  );
}
