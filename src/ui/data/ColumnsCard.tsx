// The detected columns, to be checked and changed before the file is read.

import { Button, Checkbox, Group, List, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sniff } from "../../core/data/inspection.ts";
import { DATE_FORMATS, DECIMALS, DISCOUNT_KINDS, FIELDS, type Field, type Mapping } from "../../core/data/mapping.ts";
import { missingFields, originName, REQUIRED_FIELDS, remap } from "../../studio/data.ts";
import type { DataOrigin } from "../../workers/protocol.ts";
import { useSay } from "../i18n/say.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import { PreviewTable } from "./PreviewTable.tsx";

const DATE_TEXT = {
  iso: "data.formatIso",
  "dd/mm/yyyy": "data.formatDmy",
  "mm/dd/yyyy": "data.formatMdy",
  "yyyy/mm/dd": "data.formatYmd",
  excel: "data.formatExcel",
} as const;

interface ColumnsCardProps {
  sniff: Sniff;
  mapping: Mapping;
  origin: DataOrigin;
}

/** The mapping editor: for each field which column, with its values and the reason. */
export function ColumnsCard({ sniff, mapping, origin }: ColumnsCardProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: actions } = useStudio();
  const [all, setAll] = useState(false);
  const missing = missingFields(mapping);
  const isRequired = (field: Field) => REQUIRED_FIELDS.some((name) => name === field);
  const used = FIELDS.filter((field) => mapping.columns[field] !== undefined || isRequired(field));
  const shown = all ? FIELDS : used;
  const { encoding, delimiter } = sniff.dialect;
  return (
    <Card
      title={`${t("data.columns")}: ${originName(origin)}`}
      lead={`${t("data.columnsLead")} ${t("data.dialect", {
        encoding,
        delimiter: delimiter === "\t" ? t("data.tab") : `“${delimiter}”`,
      })}.`}
      aside={
        <Button size="xs" variant="subtle" onClick={actions.discard}>
          {t("data.another")}
        </Button>
      }
    >
      <Table className="rows-to-blocks" verticalSpacing={6} aria-label={t("data.columns")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("data.field")}</Table.Th>
            <Table.Th>{t("data.column")}</Table.Th>
            <Table.Th>{t("data.samplesOf")}</Table.Th>
            <Table.Th>{t("data.reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((field) => (
            <FieldRow key={field} field={field} sniff={sniff} mapping={mapping} required={isRequired(field)} />
          ))}
        </Table.Tbody>
      </Table>
      {FIELDS.length > used.length && (
        <Button size="xs" variant="subtle" mt="xs" onClick={() => setAll(!all)}>
          {all ? t("data.fewerFields") : t("data.moreFields", { count: FIELDS.length - used.length })}
        </Button>
      )}
      <Group gap="md" mt="md" align="flex-end">
        <NativeSelect
          size="xs"
          label={t("data.dateFormat")}
          value={mapping.dateFormat}
          onChange={(event) => {
            const dateFormat = DATE_FORMATS.find((name) => name === event.currentTarget.value);
            if (dateFormat) actions.changeMapping({ ...mapping, dateFormat });
          }}
          data={DATE_FORMATS.map((value) => ({ value, label: t(DATE_TEXT[value]) }))}
        />
        <NativeSelect
          size="xs"
          label={t("data.decimal")}
          value={mapping.decimal}
          onChange={(event) => {
            const decimal = DECIMALS.find((name) => name === event.currentTarget.value);
            if (decimal) actions.changeMapping({ ...mapping, decimal });
          }}
          data={[
            { value: ".", label: t("data.decimalPoint") },
            { value: ",", label: t("data.decimalComma") },
          ]}
        />
        <NativeSelect
          size="xs"
          label={t("data.discountKind")}
          value={mapping.discountKind}
          onChange={(event) => {
            const discountKind = DISCOUNT_KINDS.find((name) => name === event.currentTarget.value);
            if (discountKind) actions.changeMapping({ ...mapping, discountKind });
          }}
          data={DISCOUNT_KINDS.map((value) => ({ value, label: t(`data.${value}`) }))}
        />
        <Checkbox
          size="sm"
          mb={6}
          label={t("data.keepReturns")}
          checked={mapping.keepReturns}
          onChange={(event) => actions.changeMapping({ ...mapping, keepReturns: event.currentTarget.checked })}
        />
      </Group>
      {sniff.notes.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md">
            {t("data.notes")}
          </Text>
          <List size="sm">
            {(sniff.noteSentences ?? sniff.notes).map((note) => (
              <List.Item key={say(note)}>{say(note)}</List.Item>
            ))}
          </List>
        </>
      )}
      <PreviewTable header={mapping.header} lines={sniff.preview} />
      {missing.length > 0 && (
        <Text c="var(--mantine-color-error)" size="sm" role="status" mt="md">
          {t("data.missing", { fields: missing.map((field) => t(`field.${field}`)).join(", ") })}
        </Text>
      )}
      <Button mt="md" disabled={missing.length > 0} onClick={() => void actions.read()}>
        {t("data.readFile")}
      </Button>
    </Card>
  );
}

interface FieldRowProps {
  field: Field;
  sniff: Sniff;
  mapping: Mapping;
  required: boolean;
}

function FieldRow({ field, sniff, mapping, required }: FieldRowProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: actions } = useStudio();
  const column = mapping.columns[field];
  const report = column === undefined ? undefined : sniff.columns[column];
  const asProposed = column === sniff.mapping.columns[field];
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {t(`field.${field}`)}
        </Text>
        {required && (
          <Text size="xs" c="dimmed">
            {t("data.required")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t(`field.${field}`)}
          value={column === undefined ? "" : String(column)}
          error={required && column === undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            actions.changeMapping(remap(mapping, field, text === "" ? null : Number(text)));
          }}
          data={[
            { value: "", label: `– ${t("data.notUsed")} –` },
            ...mapping.header.map((name, index) => ({ value: String(index), label: name || `#${index + 1}` })),
          ]}
        />
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" lineClamp={2} className="figure">
          {report?.samples.slice(0, 4).join(" · ")}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" className="reason">
          {report && (asProposed ? say(report.sentence ?? report.reason) : t("data.chosenByYou"))}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
