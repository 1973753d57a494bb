// A name changed where it stands: Enter saves, Escape leaves it, and the focus goes back to the button it came from.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTexts } from "../i18n/useTexts.ts";

/** Whether a name is being changed; `button` is the one that starts it. */
export function useNaming() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return {
    open,
    button,
    start: useCallback(() => setOpen(true), []),
    close: useCallback(() => setOpen(false), []),
  };
}

interface NameFormProps {
  name: string;
  /** The new name, or null where it stays. */
  onDone(name: string | null): void;
}

/** A field and two buttons in place of the name. */
export function NameForm({ name, onDone }: NameFormProps) {
  const { t } = useTexts();
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const trimmed = text.trim();
  return (
    <Group
      component="form"
      gap="xs"
      mt={4}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (trimmed) onDone(trimmed === name ? null : trimmed);
      }}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === "Escape") onDone(null);
      }}
    >
      <TextInput
        size="xs"
        ref={input}
        aria-label={t("keeping.newName", { name })}
        value={text}
        maxLength={120}
        style={{ flex: "1 1 180px" }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" disabled={!trimmed}>
        {t("keeping.saveName")}
      </Button>
      <Button size="xs" variant="subtle" onClick={() => onDone(null)}>
        {t("common.cancel")}
      </Button>
    </Group>
  );
}

interface NameInPlaceProps {
  naming: ReturnType<typeof useNaming>;
  name: string;
  onRename(name: string): void;
}

/** The name, or the form that changes it. */
export function NameInPlace({ naming, name, onRename }: NameInPlaceProps) {
  if (!naming.open)
    return (
      <Text fw={600} size="sm" className="message">
        {name}
      </Text>
    );
  return (
    <NameForm
      name={name}
      onDone={(to) => {
        naming.close();
        if (to !== null) onRename(to);
      }}
    />
  );
}
