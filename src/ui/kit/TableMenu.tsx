// The way to take a table away, beside every table: an Excel workbook, CSV, or the clipboard; whole, in full precision.

import { ActionIcon, Menu, Text, Tooltip } from "@mantine/core";
import { useState } from "react";
import type { SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import { copyTable, saveCsv, saveXlsx } from "../../studio/saveTable.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { LineIcon } from "./LineIcon.tsx";
import { Problem } from "./Problem.tsx";
import { type TableOrigin, useTableAbout } from "./useTableAbout.ts";
import { useTask } from "./useTask.ts";

export interface TableContent {
  columns: readonly SavedColumn[];
  /** All rows, not only those in sight. */
  rows: readonly (readonly SavedCell[])[];
}

interface TableMenuProps extends TableOrigin {
  /** Names the table, the sheet and the file. */
  title: string;
  /** Asked when the user takes the table away; rejects where it is too long for that. */
  table(signal: AbortSignal): TableContent | Promise<TableContent>;
  /** Saves the CSV another way, such as one of millions of rows that a worker writes. */
  csv?(signal: AbortSignal, title: string): Promise<void>;
  disabled?: boolean;
}

/** A small button with three ways. */
export function TableMenu({ title, table, csv, disabled = false, ...origin }: TableMenuProps) {
  const { t, language } = useTexts();
  const about = useTableAbout(origin);
  const { run, busy, error, clear } = useTask();
  const [copied, setCopied] = useState<number | null>(null);
  const whole = async (signal: AbortSignal) => ({ title, ...(await table(signal)), about: about() });
  const plainCsv = async (signal: AbortSignal) => saveCsv(await whole(signal), title, language);
  const start = (work: (signal: AbortSignal) => Promise<void>) => {
    setCopied(null);
    void run(work);
  };
  const label = t("table.take", { title });
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <Tooltip label={t("table.takeShort")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="md"
              aria-label={label}
              disabled={disabled}
              loading={busy}
              className="table-menu"
            >
              <LineIcon path="M3 3h14v8H3zM3 7h14M8 3v8M10 13v4m-2.5-2 2.5 2.5 2.5-2.5" size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => start(async (signal) => saveXlsx([await whole(signal)], title, signal))}>
            {t("table.xlsx")}
          </Menu.Item>
          <Menu.Item onClick={() => start((signal) => (csv ?? plainCsv)(signal, title))}>{t("table.csv")}</Menu.Item>
          <Menu.Item
            onClick={() =>
              start(async (signal) => {
                const content = await whole(signal);
                await copyTable(content, language);
                setCopied(content.rows.length);
              })
            }
          >
            {t("table.copy")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Text span size="xs" c="dimmed" role="status" className="table-copied">
        {copied !== null && t("table.copied", { rows: copied })}
      </Text>
      {error && <Problem message={error} onClose={clear} />}
    </>
  );
}
