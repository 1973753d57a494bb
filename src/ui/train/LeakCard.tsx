// What the guard against leaks found in the prepared samples, before a training shows figures that are too good.

import { Badge, List } from "@mantine/core";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useSession } from "../studioContext.ts";

/** A sentence for each finding, warnings first; nothing where there is none. */
export function LeakCard() {
  const { t } = useTexts();
  const localise = useLocalise();
  const leaks = useSession(({ plan }) => plan.samples?.leaks ?? null);
  const sorted =
    leaks && [...leaks].sort((a, b) => Number(b.severity === "warning") - Number(a.severity === "warning"));
  if (!sorted || sorted.length === 0) return null;
  return (
    <Card title={t("features.leaksTitle")}>
      <List size="sm" listStyleType="none" spacing={6}>
        {sorted.map(({ severity, sentence }) => (
          <List.Item key={sentence.text}>
            <Badge
              variant="outline"
              color={severity === "warning" ? "red" : "gray"}
              className={severity === "warning" ? "leak-badge warning" : "leak-badge"}
              mr={8}
            >
              {severity === "warning" ? t("features.leaksWarning") : t("features.leaksNote")}
            </Badge>
            {localise(sentence)}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
