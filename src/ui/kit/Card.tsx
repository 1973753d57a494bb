// A titled section of a screen; the title is its accessible name.

import { Box, Group, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { Explained } from "../terms/Explained.tsx";

interface CardProps {
  title?: ReactNode;
  lead?: ReactNode;
  /** Buttons or switches at the right of the title. */
  aside?: ReactNode;
  children?: ReactNode;
  className?: string;
}

/** A card with a heading of level 2. */
export function Card({ title, lead, aside, children, className }: CardProps) {
  const id = useId();
  return (
    <Box
      component="section"
      className={className ? `card ${className}` : "card"}
      aria-labelledby={title ? id : undefined}
    >
      {(title || lead || aside) && (
        <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
          {(title || lead) && (
            <div className="card-head">
              {title && (
                <Title order={2} size="h4" id={id}>
                  <Explained>{title}</Explained>
                </Title>
              )}
              {lead && (
                <Text size="sm" c="dimmed" mt={2} maw={760}>
                  <Explained>{lead}</Explained>
                </Text>
              )}
            </div>
          )}
          {aside}
        </Group>
      )}
      {children}
    </Box>
  );
}
