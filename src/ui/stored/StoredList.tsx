// What is kept on this machine and opens with one click, on a screen that has nothing to show yet.

import { Button, Group, Text } from "@mantine/core";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";

/** The newest come first; older ones stand on the screens that list all. */
const SHOWN = 5;

export interface StoredItem {
  id: string;
  name: string;
  facts: string;
  /** What the button is called. */
  label: string;
  onOpen(): void;
}

/** At most five, the first one as the screen's primary action. */
export function StoredList({ title, items, busy }: { title: string; items: readonly StoredItem[]; busy: boolean }) {
  const { t } = useTexts();
  return (
    <Card title={title} className="stored-list">
      <ul className="plain-list">
        {items.slice(0, SHOWN).map(({ id, name, facts, label, onOpen }, i) => (
          <Group component="li" key={id} justify="space-between" gap="xs" py={6}>
            <div style={{ flex: "1 1 220px", minWidth: 0 }}>
              <Text size="sm" fw={600} className="message">
                {name}
              </Text>
              <Text size="xs" c="dimmed" className="figure message">
                {facts}
              </Text>
            </div>
            <Button
              size="xs"
              variant={i === 0 ? "filled" : "default"}
              disabled={busy}
              aria-label={label}
              onClick={onOpen}
            >
              {t("stored.open")}
            </Button>
          </Group>
        ))}
      </ul>
      {items.length > SHOWN && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("stored.more", { count: items.length - SHOWN })}
        </Text>
      )}
    </Card>
  );
}
