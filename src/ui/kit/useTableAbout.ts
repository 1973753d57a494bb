// Where a saved table comes from, in words: the data, the filter, the model, the day.

import { createContext, useContext } from "react";
import { dataName } from "../dataName.ts";
import { useConditions } from "../explore/filter/useConditions.ts";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useSession } from "../studioContext.ts";

export interface TableOrigin {
  /** The table counts the lines in the filter that all of Explore follows. */
  filtered?: boolean;
  /** The open data set does not count for it, as for runs of any data. */
  anyData?: boolean;
  /** The open model says it. */
  model?: boolean;
  /** What else there is to say, as names and values. */
  notes?: readonly (readonly [name: string, value: string])[];
}

const PROGRAM = "Sales Studio";

/** Where all tables and charts below come from, unless they say something else themselves. */
export const OriginContext = createContext<TableOrigin>({});

/** Makes the rows of the sheet that says so, as of the moment of saving. */
export function useTableAbout(own: TableOrigin) {
  const { filtered = false, anyData = false, model = false, notes = [] } = { ...useContext(OriginContext), ...own };
  const { t } = useTexts();
  const format = useFormat();
  const info = useSession(({ data }) => (data.kind === "ready" ? data.info : null));
  const run = useSession((session) => session.model?.summary.data.name ?? null);
  const conditions = useConditions(useLineFilter());
  return () => {
    const rows: (readonly [string, string])[] = [];
    if (info && !anyData) {
      const { first, last } = info.inspection.bulk ?? info.inspection;
      const [from, to] = [first, last].map((time) => Date.parse(`${time.slice(0, 10)}T00:00:00Z`));
      rows.push(
        [t("table.data"), dataName(info.name, t)],
        [t("table.days"), t("filter.between", { from: from!, to: to! })],
      );
    }
    if (model && run !== null) rows.push([t("table.model"), run === "" ? t("common.unknown") : dataName(run, t)]);
    if (filtered) {
      rows.push(
        ...(conditions.length === 0
          ? [[t("table.filter"), t("filter.all")] as const]
          : conditions.map(({ name, text }) => [t("table.filterBy", { name }), text] as const)),
      );
    }
    return {
      title: t("table.about"),
      rows: [...rows, ...notes, [t("table.saved"), `${PROGRAM}, ${format.moment(Date.now())}`] as const],
    };
  };
}
