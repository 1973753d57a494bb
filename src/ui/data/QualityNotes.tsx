// What is worth knowing of a file that was read: each note once, what still waits for an answer first, with the way back to
// where it is answered. What the user said is right is not told again.

import { Button, List, Text } from "@mantine/core";
import type { Inspection } from "../../core/data/ingest/inspection.ts";
import type { LookedAt } from "../../studio/data.ts";
import { notesAfterReading } from "../../studio/doubts.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";

interface QualityNotesProps {
  inspection: Inspection;
  source: LookedAt | null;
  locked: boolean;
}

/** Nothing for a plain file. */
export function QualityNotes({ inspection, source, locked }: QualityNotesProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { data: actions } = useStudio();
  const notes = notesAfterReading(inspection.noteSentences ?? inspection.notes, source?.doubts ?? []);
  if (notes.length === 0) return null;
  return (
    <>
      <Text size="sm" fw={600} mt="md">
        {t("data.notes")}
      </Text>
      <List size="sm" spacing={4}>
        {notes.map(({ note, answerable, at }) => (
          <List.Item key={localise(note)}>
            {localise(note)}{" "}
            {source && answerable && !locked && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${t("doubt.change")}: ${localise(note)}`}
                onClick={() => actions.reviseColumns(at)}
              >
                {t("doubt.change")}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
    </>
  );
}
