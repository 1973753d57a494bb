// How a file is read: encoding, delimiter, header, dates, numbers; each with what the file says about it.

import { Checkbox, NativeSelect, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Sniff } from "../../core/data/ingest/inspection.ts";
import { CURRENCIES, NO_CURRENCY } from "../../core/data/mapping/currency.ts";
import {
  DATE_FORMATS,
  DECIMALS,
  DELIMITERS,
  DISCOUNT_KINDS,
  type DialectChoice,
  ENCODINGS,
  type Mapping,
  NO_HEADER,
} from "../../core/data/mapping/mapping.ts";
import { readDate, timeReading } from "../../core/data/values/dates.ts";
import { numberReading, readNumber } from "../../core/data/values/numbers.ts";
import type { ReadingControl } from "../../studio/doubts.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";
import { DATE_TEXT, DELIMITER_TEXT, ENCODING_TEXT } from "./readingTexts.ts";
import { WalkInChoices } from "./WalkInChoices.tsx";

const MONEY = ["revenue", "unitPrice", "gross", "quantity"] as const;

interface FormatChoicesProps {
  sniff: Sniff;
  mapping: Mapping;
  /** The change of a look at the file that is going on. */
  again: DialectChoice | undefined;
}

/** The choices in a grid that wraps. */
export function FormatChoices({ sniff, mapping, again }: FormatChoicesProps) {
  const { t, language } = useTexts();
  const localise = useLocalise();
  const { data: actions } = useStudio();
  const { evidence, dialect } = sniff;
  const proposed = sniff.mapping;
  const change = (more: Partial<Mapping>) => actions.changeMapping({ ...mapping, ...more });
  const onOff = (name: "fillDown" | "keepReturns" | "dropOutliers" | "keepRepeats") => (
    <Checkbox
      size="sm"
      mt={6}
      data-choice={name}
      label={t(`data.${name}`)}
      checked={mapping[name] ?? false}
      onChange={(event) => change({ [name]: event.currentTarget.checked })}
    />
  );
  const byHand = (chosen: boolean, why: string) => (chosen ? t("reading.chosen", { why }) : why);
  const delimiters = [...new Set([...DELIMITERS, dialect.delimiter])];
  const hasDiscount = ["discount", "discountLine", "discountProduct", "discountOrder"].some(
    (field) => field in mapping.columns,
  );
  return (
    <div className="formats" aria-busy={again !== undefined}>
      {sniff.table ? (
        <SheetChoice table={sniff.table} chosen={again?.sheet ?? mapping.dialect?.sheet ?? ""} />
      ) : (
        <>
          <Choice
            label={t("reading.encoding")}
            value={again?.encoding ?? dialect.encoding}
            names={ENCODINGS.map((value) => ({ value, label: t(ENCODING_TEXT[value]) }))}
            onChange={(encoding) => void actions.changeDialect({ encoding })}
            why={localise(evidence.encoding)}
          />
          <Choice
            label={t("reading.delimiter")}
            value={again?.delimiter ?? dialect.delimiter}
            names={delimiters.map((value) => {
              const known = DELIMITERS.find((each) => each === value);
              return { value, label: known ? t(DELIMITER_TEXT[known]) : t("reading.other", { character: value }) };
            })}
            onChange={(delimiter) => void actions.changeDialect({ delimiter })}
            why={localise(evidence.delimiter)}
          />
        </>
      )}
      <Choice
        label={t("reading.header")}
        value={String(again?.above ?? sniff.above)}
        names={[
          ...sniff.beginnings.map((text, above) => ({
            value: String(above),
            label: t("reading.headerLine", { line: above + 1, text }),
          })),
          { value: String(NO_HEADER), label: t("reading.noHeader") },
        ]}
        onChange={(above) => void actions.changeDialect({ above: Number(above) })}
        why={localise(evidence.header)}
      >
        {onOff("fillDown")}
      </Choice>
      <Choice
        name="dateFormat"
        label={t("data.dateFormat")}
        value={mapping.dateFormat}
        names={DATE_FORMATS.map((value) => ({ value, label: t(DATE_TEXT[value]) }))}
        onChange={(value) => {
          const dateFormat = DATE_FORMATS.find((name) => name === value);
          if (dateFormat) change({ dateFormat });
        }}
        why={byHand(mapping.dateFormat !== proposed.dateFormat, localise(evidence.date))}
      >
        <DateExample sniff={sniff} mapping={mapping} />
      </Choice>
      <Choice
        label={t("data.decimal")}
        value={mapping.decimal}
        names={[
          { value: ".", label: t("data.decimalPoint") },
          { value: ",", label: t("data.decimalComma") },
        ]}
        onChange={(value) => {
          const decimal = DECIMALS.find((name) => name === value);
          // Columns that were told to use the other sign follow the user's word, too.
          if (decimal) change({ decimal, columnDecimals: undefined });
        }}
        why={byHand(mapping.decimal !== proposed.decimal, localise(evidence.decimal))}
      >
        <NumberExample sniff={sniff} mapping={mapping} />
      </Choice>
      <Choice
        label={t("reading.currency")}
        value={mapping.currency ?? NO_CURRENCY}
        names={currencies(mapping.currency, language).map(({ code, name }) => ({
          value: code,
          label: code === NO_CURRENCY ? t("reading.noCurrency") : `${code} – ${name}`,
        }))}
        onChange={(currency) => change({ currency })}
        why={byHand(mapping.currency !== proposed.currency, localise(evidence.currency))}
      />
      <Choice
        label={t("data.discountKind")}
        value={mapping.discountKind}
        names={DISCOUNT_KINDS.map((value) => ({ value, label: t(`data.${value}`) }))}
        onChange={(value) => {
          const discountKind = DISCOUNT_KINDS.find((name) => name === value);
          if (discountKind) change({ discountKind });
        }}
        why={t(hasDiscount ? "reading.discountSame" : "reading.discountNone")}
      >
        {onOff("keepReturns")}
        {onOff("dropOutliers")}
        {sniff.joined && onOff("keepRepeats")}
      </Choice>
      <WalkInChoices mapping={mapping} onChange={(walkIns) => change({ walkIns })} />
    </div>
  );
}

/** What is offered: unknown, the usual currencies and the one in use, with their names. */
function currencies(used: string | undefined, language: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: "currency" });
  const codes = new Set<string>([NO_CURRENCY, ...CURRENCIES, ...(used ? [used] : [])]);
  return [...codes].map((code) => ({ code, name: code === NO_CURRENCY ? "" : (names.of(code) ?? code) }));
}

/** Which sheet of a workbook is read; nothing where there is no choice. */
function SheetChoice({ table, chosen }: { table: NonNullable<Sniff["table"]>; chosen: string }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  if (table.sheets.length < 2) return null;
  return (
    <Choice
      label={t("reading.sheet")}
      value={chosen}
      names={[
        { value: "", label: t("reading.sheetAutomatic") },
        ...table.sheets.map(({ name, lines }) => ({
          value: name,
          label: lines === null ? name : t("reading.sheetLines", { name, lines }),
        })),
      ]}
      onChange={(sheet) => void actions.changeDialect({ sheet })}
      why={t(chosen === "" ? "reading.sheetWhy" : "reading.sheetChosen", { list: table.read.join(", ") })}
    />
  );
}

interface ChoiceProps {
  /** What notes on the file lead back to it by. */
  name?: ReadingControl;
  label: string;
  value: string;
  names: { value: string; label: string }[];
  onChange(value: string): void;
  why: string;
  children?: ReactNode;
}

function Choice({ name, label, value, names, onChange, why, children }: ChoiceProps) {
  return (
    <div>
      <NativeSelect
        size="xs"
        data-choice={name}
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={names}
        description={why}
        descriptionProps={{ fz: "xs" }}
        inputWrapperOrder={["label", "input", "description"]}
      />
      {children}
    </div>
  );
}

/** How the first date is read with the format as it stands. */
function DateExample({ sniff, mapping }: Pick<FormatChoicesProps, "sniff" | "mapping">) {
  const format = useFormat();
  const text = sampleOf(sniff, mapping.columns.date);
  if (!text) return null;
  const reading = { ...timeReading(), thaiYears: mapping.thaiYears ?? false };
  const readable = readDate(text, mapping.dateFormat, reading);
  return <Example text={text} value={readable ? format.day(reading.ms) : null} />;
}

/** How a number is read with the decimal sign as it stands: the first that has one. */
function NumberExample({ sniff, mapping }: Pick<FormatChoicesProps, "sniff" | "mapping">) {
  const format = useFormat();
  for (const field of MONEY) {
    const column = mapping.columns[field];
    const text = sniff.columns[column ?? -1]?.samples.find((sample) => /\d[.,\s]\d/.test(sample));
    if (!text) continue;
    const reading = numberReading();
    const readable = readNumber(text, mapping.columnDecimals?.[field] ?? mapping.decimal, reading);
    return <Example text={text} value={readable ? format.number(reading.value, 6) : null} />;
  }
  return null;
}

function Example({ text, value }: { text: string; value: string | null }) {
  const { t } = useTexts();
  return (
    <Text size="xs" className="message" c={value === null ? "var(--mantine-color-error)" : undefined} role="status">
      {value === null ? t("reading.notRead", { text }) : t("reading.isRead", { text, value })}
    </Text>
  );
}

function sampleOf(sniff: Sniff, column: number | undefined): string | undefined {
  return column === undefined ? undefined : sniff.columns[column]?.samples[0];
}
