// The options of a command that say what lines are and which of them stay: --role, --keep, --leave-out.

import type { Mapping } from "../core/data/mapping/mapping.ts";
import { withGiftTargets, withKept, withRoleColumn, withValueRole } from "../core/data/roles/editRoles.ts";
import { LINE_ROLES, type LineRole } from "../core/data/roles/lineRole.ts";
import { UsageError } from "./usageError.ts";

export interface RoleValues {
  keep?: string[];
  "leave-out"?: string[];
  role?: string[];
  "gifts-as-history"?: boolean;
}

/** Finds a column by its name or number. Throws UsageError. */
type ColumnOf = (mapping: Mapping, option: string, column: string) => number;

/** The changes of a mapping that these options ask for; throws UsageError quoting what does not fit. */
export function roleChanges(values: RoleValues, columnOf: ColumnOf): ((mapping: Mapping) => Mapping)[] {
  return [
    ...(values.role ?? []).map((text) => roleChange(text, columnOf)),
    ...keptChanges("--keep", values.keep ?? [], true),
    ...keptChanges("--leave-out", values["leave-out"] ?? [], false),
    ...(values["gifts-as-history"] ? [(mapping: Mapping) => withGiftTargets(mapping, false)] : []),
  ];
}

function roleChange(text: string, columnOf: ColumnOf): (mapping: Mapping) => Mapping {
  const at = text.lastIndexOf("=");
  const colon = text.indexOf(":");
  const none = at === text.length - 1 && colon < 0;
  if (at < 0 || (colon < 0 && !none) || colon > at)
    throw new UsageError(`--role "${text}": give COLUMN:VALUE=ROLE, such as "Status:Cancelled=cancelled", or COLUMN=`);
  if (none) {
    const name = text.slice(0, at).trim();
    return (mapping) => withRoleColumn(mapping, columnOf(mapping, "--role", name), null);
  }
  const role = roleOf("--role", text.slice(at + 1).trim());
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1, at).trim();
  return (mapping) => withValueRole(mapping, columnOf(mapping, "--role", name), value, role);
}

function keptChanges(option: string, texts: readonly string[], kept: boolean): ((mapping: Mapping) => Mapping)[] {
  const names = texts.flatMap((text) => text.split(",")).map((name) => name.trim());
  return names.map((name) => {
    const role = roleOf(option, name);
    if (role === "sale") throw new UsageError(`${option} sale: sales are always kept`);
    return (mapping) => withKept(mapping, role, kept);
  });
}

function roleOf(option: string, name: string): LineRole {
  const role = LINE_ROLES.find((each) => each === name.toLowerCase());
  if (!role) throw new UsageError(`unknown ${option} role "${name}" (have: ${LINE_ROLES.join(" ")})`);
  return role;
}
