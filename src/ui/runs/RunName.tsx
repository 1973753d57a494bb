// A run's name, note, tags and star, changed in place.

import { ActionIcon, Button, Group, Stack, TagsInput, Text, Textarea, TextInput, Tooltip } from "@mantine/core";
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
const LONGEST_TAG = 40;
const MOST_TAGS = 12;
const STAR = "M10 2.6l2.3 4.7 5.2.7-3.8 3.6.9 5.1-4.6-2.4-4.6 2.4.9-5.1L2.5 8l5.2-.7z";

/** Enter saves the name, Escape leaves everything as it was. */
export function RunName({ row }: { row: RunRow }) {
  const { t } = useTexts();
  const format = useFormat();
  const { runs: actions } = useStudio();
  const grown = useSession(({ data }) => data.kind === "ready" && data.info.grownFrom?.includes(row.fingerprint));
  const rows = useSession(({ runs }) => runs.rows);
  const known = [...new Set((rows ?? []).flatMap(({ tags }) => tags))].sort();
  const [draft, setDraft] = useState<{ name: string; note: string; tags: string[] } | null>(null);
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
        <ActionIcon
          variant="subtle"
          color={row.star ? "yellow" : "gray"}
          size="sm"
          style={{ flex: "none" }}
          aria-pressed={row.star}
          aria-label={t("runs.starNamed", { name: runTitle(row, t, format) })}
          onClick={() => void actions.describe(row.id, { star: !row.star })}
        >
          <LineIcon path={STAR} size={14} filled={row.star} />
        </ActionIcon>
        <Tooltip label={t("runs.rename")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            style={{ flex: "none" }}
            aria-label={t("runs.renameNamed", { name: runTitle(row, t, format) })}
            onClick={() => setDraft({ name: dataName(row.name, t), note: row.note, tags: [...row.tags] })}
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
    const change = { name: kept ? row.name : name, note: draft.note.trim(), tags: draft.tags };
    await actions.describe(row.id, change);
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
        <TagsInput
          size="xs"
          maxTags={MOST_TAGS}
          aria-label={t("runs.tagsNamed", { name: dataName(row.name, t) })}
          placeholder={draft.tags.length === 0 ? t("runs.tagsPlaceholder") : undefined}
          data={known}
          value={draft.tags}
          onChange={(tags) => setDraft({ ...draft, tags: tags.map((tag) => tag.slice(0, LONGEST_TAG)) })}
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
