// Says before a model answers that it is asked about other data than its own, or about days beyond them.

import { Alert, List, Text } from "@mantine/core";
import type { DataShift } from "../../core/artefact/dataShift.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { isShifted, shiftTexts } from "./shiftTexts.ts";

/** One quiet line for a model's own data; `more` stands before the numbers. */
export function ShiftNote({ shift, more }: { shift: DataShift | null; more?: string }) {
  const { t } = useTexts();
  const format = useFormat();
  if (!shift) return <Text size="sm" mih={22} />;
  const { title, sentences } = shiftTexts(shift, t, format);
  if (!isShifted(shift)) {
    return (
      <Text size="sm" c="dimmed" data-shift="own">
        {title}
      </Text>
    );
  }
  return (
    <Alert
      color="yellow"
      variant="light"
      role="status"
      title={title}
      styles={{ title: { color: "var(--mantine-color-text)" } }}
      data-shift={String(shift.own)}
    >
      {more && (
        <Text size="sm" className="message" mb={sentences.length > 0 ? 6 : 0}>
          {more}
        </Text>
      )}
      {sentences.length > 0 && (
        <List size="sm">
          {sentences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
