// A day in the page's own form, typed or taken from the browser's calendar. The browser's date field would write it in the
// browser's language.

import { ActionIcon, TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { LineIcon } from "./LineIcon.tsx";
import { typedDay } from "./typedDay.ts";

interface DateFieldProps {
  label: string;
  /** "2025-02-28", or "" where no day is chosen. */
  value: string;
  /** The ends of what the calendar offers, in the same form. */
  min?: string;
  max?: string;
  size?: "xs" | "sm";
  /** Called with a day, "" where the field was cleared, null while what stands there is no day. */
  onChange(day: string | null): void;
}

/** Keeps what is being typed until it is a day. */
export function DateField({ label, value, min, max, size = "sm", onChange }: DateFieldProps) {
  const { t } = useTexts();
  const format = useFormat();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const written = value === "" ? "" : format.date(Date.parse(value));
  const [text, setText] = useState(written);
  useEffect(() => {
    if (document.activeElement !== field.current) setText(written);
  }, [written]);
  const wrong = typedDay(text) === null;
  return (
    <TextInput
      id={id}
      ref={field}
      size={size}
      w={size === "xs" ? 148 : 180}
      className="figure date-field"
      label={label}
      placeholder={t("day.form")}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={wrong && text.length > 9 ? t("day.none", { form: t("day.form") }) : undefined}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(typedDay(event.currentTarget.value));
      }}
      onBlur={() => {
        if (!wrong || value !== "") setText(written);
      }}
      rightSection={
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("day.calendar")}
            aria-describedby={`${id}-label`}
            onClick={() => calendar.current?.showPicker()}
          >
            <LineIcon path="M3 5h14v12H3zM3 9h14M7 2.5v4m6-4v4" size={14} />
          </ActionIcon>
          <input
            ref={calendar}
            type="date"
            className="date-calendar"
            tabIndex={-1}
            aria-hidden
            value={value}
            min={min}
            max={max}
            onChange={(event) => {
              const day = event.currentTarget.value;
              setText(day === "" ? "" : format.date(Date.parse(day)));
              onChange(day);
            }}
          />
        </>
      }
    />
  );
}
