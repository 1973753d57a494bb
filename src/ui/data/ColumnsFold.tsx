// What each field is read from, with values and reasons, and the columns that are not used: one line while it is certain.

import { Button, NativeSelect, Table, Text } from "@mantine/core";
import { type Ref, useState } from "react";
import { FIELDS, type Field } from "../../core/data/mapping/mapping.ts";
import { remap } from "../../core/data/mapping/remap.ts";
import { type LookedAt, REQUIRED_FIELDS } from "../../studio/data.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { useStudio } from "../studioContext.ts";
import { columnName, columnNames, columnsInUse } from "./columnNames.ts";
import { UnusedColumns } from "./UnusedColumns.tsx";

/** Named in the line, so that the choices that matter most are seen without opening it. */
const IN_SUMMARY = ["customer", "product", "date", "order", "quantity", "revenue"] as const satisfies readonly Field[];

interface ColumnsFoldProps {
  looked: LookedAt;
  /** A field that must have a column has none. */
  open: boolean;
  ref: Ref<HTMLDetailsElement>;
}

/** The mapping editor: for each field which column, with its values and the reason. */
export function ColumnsFold({ looked, open, ref }: ColumnsFoldProps) {
  const { sniff, mapping } = looked;
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const isRequired = (field: Field) => REQUIRED_FIELDS.some((name) => name === field);
  const used = FIELDS.filter((field) => mapping.columns[field] !== undefined || isRequired(field));
  const shown = all ? FIELDS : used;
  const summary = IN_SUMMARY.flatMap((field) => {
    const column = mapping.columns[field];
    return column === undefined ? [] : [`${t(`field.${field}`)}: ${columnName(mapping, column)}`];
  });
  return (
    <Fold
      title={t("data.recognised", { used: columnsInUse(mapping), columns: mapping.header.length })}
      summary={summary.join(" · ")}
      open={open}
      ref={ref}
    >
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
    </Fold>
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
          data-column={column}
          data-field={field}
          value={column === undefined ? "" : String(column)}
          error={required && column === undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            actions.changeMapping(remap(mapping, field, text === "" ? null : Number(text), sniff));
          }}
          data={[{ value: "", label: `– ${t("data.notUsed")} –` }, ...columnNames(mapping)]}
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
