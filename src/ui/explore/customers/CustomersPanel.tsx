// The customers of a segment or of a cell of the grid, in a drawer at the side; each opens its lines.

import { Drawer } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { SegmentPlace } from "../../../core/explore/questions.ts";
import { InternalError } from "../../../core/lib/internalError.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { LinesPanel } from "../../lines/LinesPanel.tsx";
import { useLineFilter } from "../useLineFilter.ts";
import { CustomerTable } from "./CustomerTable.tsx";

type OpenCustomers = (of: SegmentPlace, title: string) => void;

const PanelContext = createContext<OpenCustomers | null>(null);

/** Opens the drawer. Throws outside a CustomersPanel. */
export function useOpenCustomers(): OpenCustomers {
  const open = useContext(PanelContext);
  if (!open) throw new InternalError("no panel of customers above this component: wrap it in CustomersPanel");
  return open;
}

/** Gives its children `useOpenCustomers`. */
export function CustomersPanel({ children }: { children: ReactNode }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  // Stays while the drawer closes.
  const [shown, setShown] = useState<{ of: SegmentPlace; title: string } | null>(null);
  const open = useCallback<OpenCustomers>((of, title) => {
    setShown({ of, title });
    setOpened(true);
  }, []);
  return (
    <PanelContext.Provider value={open}>
      <div className="stack">{children}</div>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="min(1320px, 100%)"
        title={shown?.title}
        closeButtonProps={{ "aria-label": t("common.close") }}
        classNames={{ title: "line-panel-title message" }}
      >
        {shown && <List key={JSON.stringify(shown.of)} {...shown} />}
      </Drawer>
    </PanelContext.Provider>
  );
}

/** Its lines open above it. */
function List({ of, title }: { of: SegmentPlace; title: string }) {
  const filter = useLineFilter();
  const answer = useAnswer("segmentCustomers", { filter, of });
  const groups = useAnswer("customerGroups", { before: null });
  return (
    <LinesPanel filter={filter}>
      <Answered answer={answer} height={320}>
        {(rows) => (
          <Answered answer={groups} height={320}>
            {(found) => (
              <CustomerTable
                name={title}
                rows={rows}
                hasRevenue={rows.some(({ revenue }) => revenue !== 0)}
                groups={found}
              />
            )}
          </Answered>
        )}
      </Answered>
    </LinesPanel>
  );
}
