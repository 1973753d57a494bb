// The detected columns, to be checked and changed before the file is read.

import { Button, List, NativeSelect, Table, Text } from "@mantine/core";
import { useState } from "react";
import { type DialectChoice, FIELDS, type Field } from "../../core/data/mapping/mapping.ts";
import { type LookedAt, missingFields, originName, REQUIRED_FIELDS, remap } from "../../studio/data.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import { FormatChoices } from "./FormatChoices.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { RecipeNote } from "./RecipeNote.tsx";
import { UnusedColumns } from "./UnusedColumns.tsx";

interface ColumnsCardProps {
  looked: LookedAt;
  again: DialectChoice | undefined;
}

/** The mapping editor: for each field which column, with its values and the reason. */
export function ColumnsCard({ looked, again }: ColumnsCardProps) {
  const { sniff, mapping, origin, recipe } = looked;
  const { t } = useTexts();
  const localise = useLocalise();
  const { data: actions } = useStudio();
  const [all, setAll] = useState(false);
  const missing = missingFields(mapping);
  const isRequired = (field: Field) => REQUIRED_FIELDS.some((name) => name === field);
  const used = FIELDS.filter((field) => mapping.columns[field] !== undefined || isRequired(field));
  const shown = all ? FIELDS : used;
  return (
    <Card
      title={`${t("data.columns")}: ${originName(origin)}`}
      aside={
        <Button size="xs" variant="subtle" onClick={actions.discard}>
          {t("data.another")}
        </Button>
      }
    >
      {recipe && <RecipeNote recipe={recipe} mapping={mapping} />}
      <Text component="h3" size="sm" fw={600} mb={4}>
        {t("reading.title")}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t("reading.lead")}
      </Text>
      <FormatChoices sniff={sniff} mapping={mapping} again={again} />
      <PreviewTable header={mapping.header} lines={sniff.preview} />
      <Text component="h3" size="sm" fw={600} mt="md">
        {t("data.columns")}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {t("data.columnsLead")}
      </Text>
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
            <FieldRow key={field} field={field} looked={looked} required={isRequired(field)} />
          ))}
        </Table.Tbody>
      </Table>
      {FIELDS.length > used.length && (
        <Button size="xs" variant="subtle" mt="xs" onClick={() => setAll(!all)}>
          {all ? t("data.fewerFields") : t("data.moreFields", { fields: FIELDS.length - used.length })}
        </Button>
      )}
      <UnusedColumns sniff={sniff} mapping={mapping} />
      {sniff.notes.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md">
            {t("data.notes")}
          </Text>
          <List size="sm">
            {(sniff.noteSentences ?? sniff.notes).map((note) => (
              <List.Item key={localise(note)}>{localise(note)}</List.Item>
            ))}
          </List>
        </>
      )}
      {missing.length > 0 && (
        <Text c="var(--mantine-color-error)" size="sm" role="status" mt="md">
          {t("data.missing", { fields: missing.map((field) => t(`field.${field}`)).join(", ") })}
        </Text>
      )}
      <Button mt="md" disabled={missing.length > 0 || again !== undefined} onClick={() => void actions.read()}>
        {t("data.readFile")}
      </Button>
    </Card>
  );
}

interface FieldRowProps {
  field: Field;
  looked: LookedAt;
  required: boolean;
}

function FieldRow({ field, looked, required }: FieldRowProps) {
  const { sniff, mapping, recipe } = looked;
  const { t } = useTexts();
  const localise = useLocalise();
  const { data: actions } = useStudio();
  const column = mapping.columns[field];
  const report = column === undefined ? undefined : sniff.columns[column];
  const asProposed = column === sniff.mapping.columns[field];
  const asInRecipe = recipe && !recipe.aside && column === recipe.mapping.columns[field];
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
          {report &&
            (asProposed
              ? localise(report.sentence ?? report.reason)
              : t(asInRecipe ? "recipe.why" : "data.chosenByYou"))}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
