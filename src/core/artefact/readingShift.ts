// Where the lines that a model is asked about were read otherwise than its own: told from the two mappings, by the names of
// their columns, so that files of other programs are not held against one another.

import { normaliseHeader } from "../data/mapping/headerText.ts";
import {
  type DateFormat,
  DISCOUNT_FIELDS,
  type DiscountKind,
  type Field,
  type Mapping,
} from "../data/mapping/mapping.ts";

export interface ReadingShift {
  /** The same column of dates, read in the other order of day and month. */
  dates: { column: string; model: DateFormat; lines: DateFormat } | null;
  /** The same column of discounts, read as another kind. */
  discount: { column: string; model: DiscountKind; lines: DiscountKind } | null;
  /** Columns by which lines that are no sales were told from the model's data and not from these, and the other way round. */
  roles: { model: string[]; lines: string[] };
}

/** What differs; nothing of files that have no column in common. */
export function readingShift(model: Mapping, lines: Mapping): ReadingShift {
  const date = sharedColumn("date", model, lines);
  const turned = isSlashed(model) && isSlashed(lines) && model.dateFormat !== lines.dateFormat;
  const off = DISCOUNT_FIELDS.map((field) => sharedColumn(field, model, lines)).find((column) => column !== null);
  const [own, others] = [roleColumns(model), roleColumns(lines)];
  const had = new Set(model.header.map(normaliseHeader));
  return {
    dates: date !== null && turned ? { column: date, model: model.dateFormat, lines: lines.dateFormat } : null,
    discount:
      off && model.discountKind !== lines.discountKind
        ? { column: off, model: model.discountKind, lines: lines.discountKind }
        : null,
    roles: {
      model: own.filter((name) => !others.some((each) => normaliseHeader(each) === normaliseHeader(name))),
      // A column that the model's file lacked may have had nothing to say.
      lines: others.filter(
        (name) =>
          had.has(normaliseHeader(name)) && !own.some((each) => normaliseHeader(each) === normaliseHeader(name)),
      ),
    },
  };
}

/** The name of the column that both read this field from; null where they are not the same. */
function sharedColumn(field: Field, model: Mapping, lines: Mapping): string | null {
  const [one, other] = [model, lines].map(({ columns, header }) => header[columns[field] ?? -1]);
  if (one === undefined || other === undefined) return null;
  return normaliseHeader(one) === normaliseHeader(other) ? other : null;
}

function isSlashed({ dateFormat }: Mapping): boolean {
  return dateFormat === "dd/mm/yyyy" || dateFormat === "mm/dd/yyyy";
}

/** The columns that told of lines that are no sales. */
function roleColumns({ roles, header }: Mapping): string[] {
  return (roles?.columns ?? [])
    .filter(({ values }) => values.some(({ role }) => role !== "sale" && role !== "promotion"))
    .map(({ column }) => header[column] ?? "");
}
