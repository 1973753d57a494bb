// Asks for what is kept to stay when the disk runs low: with the reason, when the user presses the button.

import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** Nothing at all where the browser has agreed, or does not say. */
export function PersistNote() {
  const { t } = useTexts();
  const { data } = useStudio();
  const persisted = useSession((state) => state.persisted);
  const [answer, setAnswer] = useState<boolean | null>(null);
  if (persisted !== false && answer === null) return null;
  return (
    <Group gap="xs" mb="sm" role="status">
      <Text size="sm" c="dimmed" className="message" style={{ flex: "1 1 220px" }}>
        {t(answer === null ? "keeping.mayClear" : answer ? "keeping.willStay" : "keeping.notAgreed")}
      </Text>
      {answer === null && (
        <Button size="xs" variant="default" onClick={() => void data.persist().then(setAnswer)}>
          {t("keeping.askToStay")}
        </Button>
      )}
    </Group>
  );
}
