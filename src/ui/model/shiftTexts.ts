// What is said of data that are not a model's own, for the page and for the report.

import type { DataShift } from "../../core/artefact/dataShift.ts";
import type { ReadingShift } from "../../core/artefact/readingShift.ts";
import type { DiscountKind } from "../../core/data/mapping/mapping.ts";
import type { ModelSummary } from "../../workers/protocol.ts";
import { dataName } from "../dataName.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";

/** Days that a model's data lie behind the day that is the first of which they know nothing. */
const NEXT_DAY = 1;

/** Midnight of a day of a model's data, ms; NaN where it is unknown. */
const timeOf = (day: string | null): number => (day === null ? Number.NaN : Date.parse(`${day}T00:00:00Z`));

/** Which data a model's metrics are of. */
export function trainedOnText({ data }: Pick<ModelSummary, "data">, t: Translate): string {
  const name = dataName(data.name, t) || t("shift.unnamed");
  const [first, last] = [timeOf(data.firstDay), timeOf(data.lastDay)];
  return Number.isFinite(first) && Number.isFinite(last)
    ? t("shift.ofDays", { name, first, last })
    : t("shift.of", { name });
}

/** Whether there is more to say than that the data are the model's own. */
export function isShifted({ own, daysBeyond, currencies }: DataShift): boolean {
  return own !== true || currencies !== null || (daysBeyond !== null && daysBeyond > NEXT_DAY);
}

/** The title of what is said, and its sentences, in numbers. */
export function shiftTexts(shift: DataShift, t: Translate, format: Format): { title: string; sentences: string[] } {
  const { own, daysBeyond, customers: all, newCustomers, drift, ownDrift, currencies } = shift;
  const [first, last] = [timeOf(shift.firstDay), timeOf(shift.lastDay)];
  const sentences: string[] = [];
  if (currencies) sentences.push(t("shift.currencies", currencies));
  if (shift.readings) sentences.push(...readingTexts(shift.readings, t));
  if (own === true) {
    const beyond = daysBeyond !== null && daysBeyond > NEXT_DAY;
    return { title: beyond ? t("shift.ownBeyond", { last, days: daysBeyond }) : t("shift.ownDay"), sentences };
  }
  if (own === null) sentences.push(t("shift.oldText"));
  if (daysBeyond !== null) {
    sentences.push(
      daysBeyond > 0 ? t("shift.days", { last, days: daysBeyond }) : t("shift.daysWithin", { first, last }),
    );
  }
  if (newCustomers !== null) sentences.push(t("shift.customers", { fresh: newCustomers, all }));
  const { lines, unknownProducts, unknownProvinces } = drift;
  if (unknownProducts !== null) {
    const beside = ownDrift?.unknownProducts ?? null;
    sentences.push(
      beside === null
        ? t("shift.products", { lines, share: unknownProducts })
        : t("shift.productsBeside", { lines, share: unknownProducts, own: beside }),
    );
  }
  if (unknownProvinces !== null) {
    const beside = ownDrift?.unknownProvinces ?? null;
    sentences.push(
      beside === null
        ? t("shift.provinces", { share: unknownProvinces })
        : t("shift.provincesBeside", { share: unknownProvinces, own: beside }),
    );
  }
  if (drift.products !== null) {
    const written = (value: number | null | undefined) =>
      value === null || value === undefined ? t("common.unknown") : format.fixed(value, 2);
    const values = { products: written(drift.products), amounts: written(drift.amounts) };
    const drifted = ownDrift
      ? t("shift.driftBeside", {
          ...values,
          ownProducts: written(ownDrift.products),
          ownAmounts: written(ownDrift.amounts),
        })
      : t("shift.drift", values);
    sentences.push(`${drifted} ${t("shift.driftHow")}`);
  }
  return { title: t(own === null ? "shift.old" : "shift.other"), sentences };
}

/** Where the lines were read otherwise than the model's. */
function readingTexts({ dates, discount, roles }: ReadingShift, t: Translate): string[] {
  const named = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");
  const kind = (of: DiscountKind) => t(`data.${of}`);
  return [
    ...(dates ? [t("shift.dates", dates)] : []),
    ...(discount
      ? [t("shift.discount", { column: discount.column, model: kind(discount.model), lines: kind(discount.lines) })]
      : []),
    ...(roles.model.length > 0 ? [t("shift.rolesOfModel", { columns: named(roles.model) })] : []),
    ...(roles.lines.length > 0 ? [t("shift.rolesOfLines", { columns: named(roles.lines) })] : []),
  ];
}
