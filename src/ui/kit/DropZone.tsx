// A place to drop a file on, and a button that chooses one: both do the same.

import { Button, Stack, Text } from "@mantine/core";
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { type DroppedFile, droppedFiles } from "./droppedFiles.ts";

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
  /** Hears of what was dropped or chosen, never of nothing. */
  onFiles(files: DroppedFile[]): void;
  /** Several files may be chosen. */
  multiple?: boolean;
  /** Takes what is dropped anywhere on the page. */
  everywhere?: boolean;
  /** The button is the screen's primary action. */
  primary?: boolean;
  compact?: boolean;
}

/** Hands files on without looking inside; of a folder the files in it. */
export function DropZone({
  name,
  title,
  hint,
  note,
  button,
  accept,
  onFiles,
  multiple = false,
  everywhere = false,
  primary = false,
  compact = false,
}: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = async (transfer: DataTransfer) => {
    setOver(false);
    const files = await droppedFiles(transfer);
    if (files.length > 0) onFiles(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void take(event.dataTransfer);
  };
  const dropBeside = useEffectEvent((event: globalThis.DragEvent) => {
    if (everywhere && event.dataTransfer) void take(event.dataTransfer);
  });
  useEffect(() => {
    window.addEventListener("drop", dropBeside);
    return () => window.removeEventListener("drop", dropBeside);
  }, []);
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
          multiple={multiple}
          aria-label={button}
          tabIndex={-1}
          hidden
          onChange={(event) => {
            const files = [...(event.target.files ?? [])].map((file) => ({ file, path: file.name }));
            event.target.value = "";
            if (files.length > 0) onFiles(files);
          }}
        />
      </Stack>
    </div>
  );
}
