// The lines behind a bar, a row or a cell of the Explore screen, in a drawer at the side.
//
// A screen wraps its charts in `<LinesPanel filter={filter}>`, with the filter that they all follow; whatever can be
// clicked takes `const openLines = useOpenLines()` and calls `openLines({ families: ["GV"] }, "Family GV")`: the lines that
// fit the screen's filter and these conditions too, under this title.

import { Drawer } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { type LineFilter, narrowed } from "../../core/explore/lineFilter.ts";
import type { LineTotals } from "../../core/explore/lineTotals.ts";
import { InternalError } from "../../core/lib/internalError.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { useStudio } from "../studioContext.ts";
import { LinesTable } from "./LinesTable.tsx";

/** Shows the lines that fit the screen's filter and, beside it, `narrower`. */
export type OpenLines = (narrower: Partial<LineFilter>, title: string) => void;

const PanelContext = createContext<OpenLines | null>(null);

/** Opens the drawer; stable between renders unless the filter changes. Throws outside a LinesPanel. */
export function useOpenLines(): OpenLines {
  const open = useContext(PanelContext);
  if (!open) throw new InternalError("no panel of lines above this component: wrap the screen in LinesPanel");
  return open;
}

/** Gives its children `useOpenLines`. */
export function LinesPanel({ filter, children }: { filter: LineFilter; children: ReactNode }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  // Stays while the drawer closes.
  const [shown, setShown] = useState<{ filter: LineFilter; title: string } | null>(null);
  const open = useCallback<OpenLines>(
    (narrower, title) => {
      setShown({ filter: narrowed(filter, narrower), title });
      setOpened(true);
    },
    [filter],
  );
  return (
    <PanelContext.Provider value={open}>
      {children}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="min(1320px, 100%)"
        title={shown?.title}
        closeButtonProps={{ "aria-label": t("common.close") }}
        classNames={{ title: "line-panel-title message" }}
      >
        {shown && (
          <div className="line-panel">
            <Totals filter={shown.filter} />
            <LinesTable name={shown.title} filter={shown.filter} maxHeight="max(320px, calc(100vh - 290px))" />
          </div>
        )}
      </Drawer>
    </PanelContext.Provider>
  );
}

function Totals({ filter }: { filter: LineFilter }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { ask } = useStudio();
  const { run, error } = useTask();
  const [totals, setTotals] = useState<LineTotals | null>(null);
  useEffect(() => {
    setTotals(null);
    void run(async (signal) => setTotals(await ask("lineTotals", { filter, query: "" }, { signal })));
  }, [run, ask, filter]);
  if (error) return <Problem message={error} />;
  const number = (value: number | undefined) => (value === undefined ? "…" : format.number(value, 3));
  return (
    <Metrics>
      <Metric label={t("lines.lines")} value={number(totals?.lines)} />
      <Metric label={t("lines.customers")} value={number(totals?.customers)} />
      <Metric label={t("lines.orders")} value={number(totals?.orders)} />
      <Metric label={t("lines.products")} value={number(totals?.products)} />
      <Metric label={t("lines.quantity")} value={number(totals?.quantity)} />
      {totals?.revenue !== 0 && (
        <Metric
          label={t("lines.revenue")}
          value={totals ? format.money(totals.revenue, currency, true) : "…"}
          hint={totals ? format.money(totals.revenue, currency) : "…"}
        />
      )}
    </Metrics>
  );
}
