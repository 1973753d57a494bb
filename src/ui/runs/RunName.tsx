// A run's name and note, changed in place.

import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput, Tooltip } from "@mantine/core";
import { useState } from "react";
import type { RunRow } from "../../studio/runRows.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { LineIcon } from "../kit/LineIcon.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { presetText, runTitle } from "./runTexts.ts";

const LONGEST_NAME = 200;
const LONGEST_NOTE = 4000;

/** Enter saves the name, Escape leaves everything as it was. */
export function RunName({ row }: { row: RunRow }) {
  const { t } = useTexts();
  const format = useFormat();
  const { runs: actions } = useStudio();
  const grown = useSession(({ data }) => data.kind === "ready" && data.info.grownFrom?.includes(row.fingerprint));
  const [draft, setDraft] = useState<{ name: string; note: string } | null>(null);
  if (!draft)
    return (
      <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
        <div>
          <Text size="sm" fw={600} className="message">
            {dataName(row.name, t)}
          </Text>
          <Text size="xs" c="dimmed" className="message">
            {row.dataset !== row.name && `${dataName(row.dataset, t) || t("runs.datasetUnknown")} · `}
            {presetText(row, t)} · {format.dateTime(row.createdAt)}
          </Text>
          {grown && (
            <Text size="xs" className="message">
              {t("runs.grown")}
            </Text>
          )}
          {row.note && (
            <Text size="xs" className="message" style={{ whiteSpace: "pre-wrap" }}>
              {row.note}
            </Text>
          )}
        </div>
        <Tooltip label={t("runs.rename")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            style={{ flex: "none" }}
            aria-label={t("runs.renameNamed", { name: runTitle(row, t, format) })}
            onClick={() => setDraft({ name: dataName(row.name, t), note: row.note })}
          >
            <LineIcon path="M13 4l3 3-9 9H4v-3zM11 6l3 3" size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
    );
  const name = draft.name.trim();
  const save = async (): Promise<void> => {
    if (!name) return;
    const kept = name === dataName(row.name, t);
    await actions.describe(row.id, { name: kept ? row.name : name, note: draft.note.trim() });
    setDraft(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") setDraft(null);
      }}
    >
      <Stack gap={6}>
        <TextInput
          size="xs"
          autoFocus
          maxLength={LONGEST_NAME}
          aria-label={t("runs.nameOf")}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LONGEST_NOTE}
          aria-label={t("runs.noteNamed", { name: dataName(row.name, t) })}
          placeholder={t("runs.notePlaceholder")}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
        <Group gap={6}>
          <Button size="compact-xs" type="submit" disabled={!name}>
            {t("runs.save")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setDraft(null)}>
            {t("runs.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
