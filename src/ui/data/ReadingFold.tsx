// How the file is read, in one line: encoding, separator, dates, numbers, currency; unfolded, each can be changed.

import { Text } from "@mantine/core";
import type { Ref } from "react";
import type { Sniff } from "../../core/data/ingest/inspection.ts";
import { DELIMITERS, type DialectChoice, ENCODINGS, type Mapping } from "../../core/data/mapping/mapping.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { FormatChoices } from "./FormatChoices.tsx";
import { DATE_TEXT, DELIMITER_TEXT, ENCODING_TEXT } from "./readingTexts.ts";

interface ReadingFoldProps {
  sniff: Sniff;
  mapping: Mapping;
  again: DialectChoice | undefined;
  ref: Ref<HTMLDetailsElement>;
}

export function ReadingFold({ sniff, mapping, again, ref }: ReadingFoldProps) {
  const { t } = useTexts();
  const { encoding, delimiter } = sniff.dialect;
  const known = {
    encoding: ENCODINGS.find((each) => each === encoding),
    delimiter: DELIMITERS.find((each) => each === delimiter),
  };
  const written = [
    known.encoding ? t(ENCODING_TEXT[known.encoding]) : encoding,
    known.delimiter ? t(DELIMITER_TEXT[known.delimiter]) : t("reading.other", { character: delimiter }),
  ];
  const summary = [
    ...(sniff.table ? [sniff.table.kind === "parquet" ? "Parquet" : sniff.table.read.join(", ")] : written),
    `${t("data.dateFormat")}: ${t(DATE_TEXT[mapping.dateFormat])}`,
    `${t("data.decimal")}: ${t(mapping.decimal === "," ? "data.decimalComma" : "data.decimalPoint")}`,
    ...(mapping.currency ? [mapping.currency] : []),
  ];
  return (
    <Fold title={t("reading.title")} summary={summary.join(" · ")} ref={ref}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("reading.lead")}
      </Text>
      <FormatChoices sniff={sniff} mapping={mapping} again={again} />
    </Fold>
  );
}
