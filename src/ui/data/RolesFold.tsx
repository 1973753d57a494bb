// What each line is: the columns that tell it, the role of each of their values, and which roles stay among the sales.

import { Button, Checkbox, Group, NativeSelect, Table, Text } from "@mantine/core";
import type { Sniff } from "../../core/data/ingest/inspection.ts";
import type { Mapping } from "../../core/data/mapping/mapping.ts";
import { withGiftTargets, withKept, withRoleColumn, withValueRole } from "../../core/data/roles/editRoles.ts";
import { isKept, LINE_ROLES, type LineRole, type RoleColumn } from "../../core/data/roles/lineRole.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { useStudio } from "../studioContext.ts";
import { columnName } from "./columnNames.ts";

interface RolesFoldProps {
  sniff: Sniff;
  mapping: Mapping;
}

const NOT_SALES = LINE_ROLES.filter((role) => role !== "sale");

export function RolesFold({ sniff, mapping }: RolesFoldProps) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const columns = mapping.roles?.columns ?? [];
  const found = new Set(columns.flatMap(({ values }) => values.map(({ role }) => role)));
  const nameOf = (column: number) => columnName(mapping, column);
  const others = sniff.fewValues.filter(
    ({ column, values }) => values.length > 1 && !columns.some((each) => each.column === column),
  );
  const told = NOT_SALES.filter((role) => found.has(role));
  const aside = told.filter((role) => !isKept(role, mapping));
  const names = (roles: readonly LineRole[]) => roles.map((role) => t(`role.${role}`)).join(", ");
  const summary = [
    columns.length === 0 ? t("roles.none") : columns.map(({ column }) => nameOf(column)).join(", "),
    ...(aside.length > 0 ? [t("roles.aside", { roles: names(aside) })] : []),
  ];
  return (
    <Fold title={t("roles.title")} summary={summary.join(" · ")}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("roles.lead")}
      </Text>
      {columns.map((column) => (
        <RoleTable key={column.column} name={nameOf(column.column)} told={column} sniff={sniff} mapping={mapping} />
      ))}
      {told.length > 0 && (
        <fieldset style={{ border: 0, padding: 0, margin: "12px 0 0" }}>
          <Text component="legend" size="sm" fw={600}>
            {t("roles.keep")}
          </Text>
          {told.map((role) => (
            <Checkbox
              key={role}
              size="sm"
              mt={6}
              label={t(`role.${role}`)}
              checked={isKept(role, mapping)}
              onChange={(event) => actions.changeMapping(withKept(mapping, role, event.currentTarget.checked))}
            />
          ))}
          {found.has("promotion") && isKept("promotion", mapping) && (
            <Checkbox
              size="sm"
              mt={6}
              label={t("roles.giftTargets")}
              checked={mapping.roles?.giftTargets !== false}
              onChange={(event) => actions.changeMapping(withGiftTargets(mapping, event.currentTarget.checked))}
            />
          )}
        </fieldset>
      )}
      {others.length > 0 && (
        <NativeSelect
          size="xs"
          mt="sm"
          label={t("roles.add")}
          value=""
          onChange={(event) => {
            const chosen = others.find(({ column }) => String(column) === event.currentTarget.value);
            if (!chosen) return;
            const values = chosen.values.map(({ value, role }) => ({ value, role }));
            actions.changeMapping(withRoleColumn(mapping, chosen.column, values));
          }}
          data={[
            { value: "", label: `– ${t("roles.choose")} –` },
            ...others.map(({ column }) => ({ value: String(column), label: nameOf(column) })),
          ]}
        />
      )}
    </Fold>
  );
}

interface RoleTableProps extends RolesFoldProps {
  name: string;
  told: RoleColumn;
}

/** The values of a column with the lines that hold them among the first. */
function RoleTable({ name, told, sniff, mapping }: RoleTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { data: actions } = useStudio();
  const { column, values } = told;
  const looked = sniff.fewValues.find((each) => each.column === column)?.values ?? [];
  const counts = new Map(looked.map(({ value, count }) => [value, count]));
  const options = LINE_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
  return (
    <>
      <Group gap="xs" mt="xs">
        <Text size="sm" fw={550} className="message">
          {name}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => actions.changeMapping(withRoleColumn(mapping, column, null))}
        >
          {t("roles.remove")}
        </Button>
      </Group>
      <Table className="rows-to-blocks" verticalSpacing={4} aria-label={`${t("roles.title")}: ${name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("roles.value")}</Table.Th>
            <Table.Th>{t("roles.count")}</Table.Th>
            <Table.Th>{t("roles.role")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.map(({ value, role }) => (
            <Table.Tr key={value}>
              <Table.Td>
                <Text size="sm" className="message">
                  {value === "" ? t("roles.blank") : value}
                </Text>
              </Table.Td>
              <Table.Td className="figure">{format.number(counts.get(value) ?? 0)}</Table.Td>
              <Table.Td>
                <NativeSelect
                  size="xs"
                  aria-label={`${name}: ${value === "" ? t("roles.blank") : value}`}
                  value={role}
                  onChange={(event) => {
                    const chosen = LINE_ROLES.find((each) => each === event.currentTarget.value);
                    if (chosen) actions.changeMapping(withValueRole(mapping, column, value, chosen));
                  }}
                  data={options}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
