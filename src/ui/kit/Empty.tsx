// An empty screen says what will stand here and where to go first.

import { Button, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface EmptyProps {
  title: ReactNode;
  text: ReactNode;
  /** The screen to go to, with the button's text. */
  action?: { label: string; href: string } | undefined;
  /** Keeps less room above and below, where something follows. */
  compact?: boolean;
  children?: ReactNode;
}

/** A centred note with at most one button. */
export function Empty({ title, text, action, compact = false, children }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" className={compact ? "empty compact" : "empty"}>
      <Title order={2} size="h3" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={520}>
        {text}
      </Text>
      {action && (
        <Button component="a" href={action.href} mt="sm">
          {action.label}
        </Button>
      )}
      {children}
    </Stack>
  );
}
