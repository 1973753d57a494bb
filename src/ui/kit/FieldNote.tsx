// What is to be said about the value of a control, under it.

import { Text } from "@mantine/core";

/** Announced when it appears; an error in the colour of errors. */
export function FieldNote({ severity, children }: { severity: "error" | "warning"; children: string }) {
  return (
    <Text size="xs" mt={4} role="status" className="field-note" data-severity={severity}>
      {children}
    </Text>
  );
}
