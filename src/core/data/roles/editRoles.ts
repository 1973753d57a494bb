// Changes of what a mapping says of roles, as the columns screen and the command line make them.

import type { Mapping } from "../mapping/mapping.ts";
import { DEFAULT_KEEP, type KeptByChoice, type LineRole, type LineRoles, type RoleColumn } from "./lineRole.ts";

/** The mapping with this column asked for roles; with `values` null it is asked no more. */
export function withRoleColumn(mapping: Mapping, column: number, values: RoleColumn["values"] | null): Mapping {
  const roles = rolesOf(mapping);
  const others = roles.columns.filter((each) => each.column !== column);
  const changed = values ? [...others, { column, values }] : others;
  return { ...mapping, roles: { ...roles, columns: changed.sort((a, b) => a.column - b.column) } };
}

/** The mapping with one value of a column taken for this role; the column is asked from now on. */
export function withValueRole(mapping: Mapping, column: number, value: string, role: LineRole): Mapping {
  const values = rolesOf(mapping).columns.find((each) => each.column === column)?.values ?? [];
  const known = values.some((each) => each.value === value);
  return withRoleColumn(
    mapping,
    column,
    known ? values.map((each) => (each.value === value ? { value, role } : each)) : [...values, { value, role }],
  );
}

/** The mapping with the lines of a role kept among the sales, or left out. */
export function withKept(mapping: Mapping, role: Exclude<LineRole, "sale">, kept: boolean): Mapping {
  if (role === "return") return { ...mapping, keepReturns: kept };
  const roles = rolesOf(mapping);
  const others: KeptByChoice[] = roles.keep.filter((each) => each !== role);
  return { ...mapping, roles: { ...roles, keep: kept ? [...others, role] : others } };
}

/** The mapping with gifts foreseen like other lines, or only known to the histories. */
export function withGiftTargets(mapping: Mapping, giftTargets: boolean): Mapping {
  const { giftTargets: _, ...roles } = rolesOf(mapping);
  return { ...mapping, roles: giftTargets ? roles : { ...roles, giftTargets } };
}

function rolesOf({ roles }: Mapping): LineRoles {
  return roles ?? { columns: [], keep: [...DEFAULT_KEEP] };
}
