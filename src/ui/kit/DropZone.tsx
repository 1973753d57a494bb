// A place to drop a file on, and a button that chooses one: both do the same.

import { Button, Stack, Text } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";

interface DropZoneProps {
  /** The accessible name of the zone. */
  name: string;
  title: string;
  hint: string;
  /** What the file must hold, below the button. */
  note?: string;
  button: string;
  /** As the file input's `accept`. */
  accept: string;
  onFile(file: File): void;
  /** The button is the screen's primary action. */
  primary?: boolean;
  compact?: boolean;
}

/** Takes one file at a time; hands it on without looking inside. */
export function DropZone({
  name,
  title,
  hint,
  note,
  button,
  accept,
  onFile,
  primary = false,
  compact = false,
}: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame and nothing else; group names the zone
    <div
      role="group"
      aria-label={name}
      className="drop"
      data-over={over || undefined}
      data-compact={compact || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap={4}>
        <Text fw={650} fz={compact ? "md" : "lg"} ta="center">
          {title}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {hint}
        </Text>
        <Button mt="sm" variant={primary ? "filled" : "default"} onClick={() => input.current?.click()}>
          {button}
        </Button>
        {note && (
          <Text size="xs" c="dimmed" ta="center" mt="md" maw={420}>
            {note}
          </Text>
        )}
        <input
          ref={input}
          type="file"
          accept={accept}
          aria-label={button}
          tabIndex={-1}
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </Stack>
    </div>
  );
}
