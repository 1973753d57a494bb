// Takes the histories of runs away: a table of epochs, JSON with everything, or event files for TensorBoard.

import { Button, Menu } from "@mantine/core";
import { HISTORY_FORMS } from "../../studio/historyForms.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";

/** Those of these runs, in this order. */
export function HistoryMenu({ ids }: { ids: readonly string[] }) {
  const { t, language } = useTexts();
  const { runs } = useStudio();
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button size="compact-xs" variant="default" disabled={ids.length === 0}>
          {t("runs.histories")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {HISTORY_FORMS.map((form) => (
          <Menu.Item key={form} onClick={() => void runs.saveHistories(ids, form, language)}>
            {t(`runs.history_${form}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
