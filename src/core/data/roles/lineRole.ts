// What a line of a file can be beside a sale, and how columns of few values tell it: part of a mapping.

/** The roles, the plainest first: where two columns tell different ones of a line, the later one sets it aside. */
export const LINE_ROLES = [
  "sale",
  "promotion",
  "unconfirmed",
  "return",
  "cancelled",
  "no-product",
  "no-purchase",
] as const;
export type LineRole = (typeof LINE_ROLES)[number];

/** Roles that `LineRoles.keep` decides on: sales are always kept, and returns where the mapping keeps returns. */
export const KEPT_BY_CHOICE = ["promotion", "unconfirmed", "cancelled", "no-product", "no-purchase"] as const;
export type KeptByChoice = (typeof KEPT_BY_CHOICE)[number];

/** A column whose values tell what its lines are. */
export interface RoleColumn {
  /** Index in the mapping's header. */
  column: number;
  /** The values that were looked at, "" for blank cells; others are told from words when they are met. */
  values: { value: string; role: LineRole }[];
}

export interface LineRoles {
  columns: RoleColumn[];
  /** Roles whose lines stay among the sales. */
  keep: KeptByChoice[];
  /** False: gifts that stay are known to the histories, and never to be foreseen themselves. */
  giftTargets?: boolean;
}

/** A gift is part of what a customer got, so it stays in his history; the others are no purchases. */
export const DEFAULT_KEEP: readonly KeptByChoice[] = ["promotion"];

/** More distinct values than these are no roles. */
export const MOST_VALUES = 30;
/** More columns than these are not read for roles. */
export const MOST_ROLE_COLUMNS = 4;

/** Whether lines of a role stay among the sales. */
export function isKept(role: LineRole, mapping: { roles?: LineRoles; keepReturns: boolean }): boolean {
  if (role === "sale") return true;
  if (role === "return") return mapping.keepReturns;
  return (mapping.roles?.keep ?? DEFAULT_KEEP).includes(role);
}
