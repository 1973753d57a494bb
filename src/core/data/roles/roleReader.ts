// The roles of the lines being read: a dictionary code and two small tables per role column, no text per line.

import type { RejectRule } from "../ingest/inspection.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { Dictionary } from "../values/dictionary.ts";
import { isKept, LINE_ROLES, type LineRole } from "./lineRole.ts";
import { roleTeller } from "./roleColumns.ts";
import { severity } from "./roleValue.ts";

/** How many lines of a part of a file hold each value of a role column, and what it was taken for; "" for blank cells. */
export interface RoleCounts {
  column: number;
  values: { value: string; role: LineRole; count: number }[];
}

/** What sets a line of a role aside. */
const RULE_OF_ROLE = {
  promotion: "gift",
  unconfirmed: "not confirmed",
  return: "return by type",
  cancelled: "cancelled",
  "no-product": "no product",
  "no-purchase": "no purchase",
} as const satisfies Record<Exclude<LineRole, "sale">, RejectRule>;

/** By role. */
const RULES = LINE_ROLES.map((role) => (role === "sale" ? null : RULE_OF_ROLE[role]));

const SALE = severity("sale");
const PROMOTION = severity("promotion");
const RETURN = severity("return");

interface Column {
  readonly index: number;
  readonly texts: Dictionary;
  readonly roleOf: (value: string) => LineRole;
  /** By code in `texts`, blank cells at 0 and code c at c + 1: its role, and how many lines have it. */
  readonly roles: number[];
  readonly counts: number[];
}

export class RoleReader {
  /** The line just read is a gift, and kept. */
  promotion = 0;
  /** The line just read is a return that is kept: what it says was taken back. */
  takenBack = false;
  /** The text that set the line aside. */
  offence = "";
  private readonly joined: RoleCounts[] = [];
  private readonly columns: Column[];
  /** By role: 1 where its lines stay. */
  private readonly kept: readonly boolean[];

  constructor(mapping: Mapping) {
    this.kept = LINE_ROLES.map((role) => isKept(role, mapping));
    this.columns = (mapping.roles?.columns ?? []).map(({ column, values }) => {
      const listed = new Map(values.map(({ value, role }) => [value, role]));
      const tell = roleTeller(mapping.header[column] ?? "", values);
      return {
        index: column,
        texts: new Dictionary(),
        roleOf: (value) => listed.get(value) ?? (value === "" ? null : tell(value)) ?? "sale",
        roles: [],
        counts: [],
      };
    });
  }

  /** The rule that sets the line aside, null where it stays. */
  read(cells: LineCells): RejectRule | null {
    this.promotion = 0;
    this.takenBack = false;
    let aside = SALE;
    let by = 0;
    for (let i = 0; i < this.columns.length; i++) {
      const column = this.columns[i]!;
      const place = cells.code(column.index, column.texts) + 1;
      while (column.roles.length <= place) takeUp(column);
      column.counts[place]!++;
      const role = column.roles[place]!;
      if (role === SALE) continue;
      if (!this.kept[role]) {
        if (role <= aside) continue;
        aside = role;
        by = i;
      } else if (role === PROMOTION) this.promotion = 1;
      else if (role === RETURN) this.takenBack = true;
    }
    if (aside === SALE) return null;
    this.offence = cells.text(this.columns[by]!.index);
    return RULES[aside]!;
  }

  /** Adds the lines that another part of the file has. */
  join(more: readonly RoleCounts[]): void {
    this.joined.push(...more);
  }

  /** The lines read and joined by value, for every role column. */
  found(): RoleCounts[] {
    return this.columns.map(({ index, texts, roles, counts }) => {
      const all = new Map<string, { role: LineRole; count: number }>();
      counts.forEach((count, place) => {
        if (count > 0) all.set(textAt(texts, place), { role: LINE_ROLES[roles[place]!]!, count });
      });
      for (const { column, values } of this.joined) {
        if (column !== index) continue;
        for (const { value, role, count } of values)
          all.set(value, { role, count: (all.get(value)?.count ?? 0) + count });
      }
      return { column: index, values: [...all].map(([value, told]) => ({ value, ...told })) };
    });
  }
}

function textAt(texts: Dictionary, place: number): string {
  return place === 0 ? "" : texts.values[place - 1]!;
}

function takeUp({ texts, roles, counts, roleOf }: Column): void {
  const place = roles.length;
  roles.push(severity(roleOf(textAt(texts, place))));
  counts.push(0);
}
