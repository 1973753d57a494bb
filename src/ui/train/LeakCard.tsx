// What the guard against leaks found in the prepared samples, before a training shows figures that are too good.

import { Badge, List, Text } from "@mantine/core";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useSession } from "../studioContext.ts";

/** A sentence for each finding, warnings first. */
export function LeakCard() {
  const { t } = useTexts();
  const localise = useLocalise();
  const leaks = useSession(({ plan }) => plan.samples?.leaks ?? null);
  const sorted =
    leaks && [...leaks].sort((a, b) => Number(b.severity === "warning") - Number(a.severity === "warning"));
  return (
    <Card title={t("features.leaksTitle")}>
      {sorted && sorted.length > 0 ? (
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
      ) : (
        <Text size="sm" c="dimmed">
          {sorted ? t("features.leaksNone") : t("features.leaksPending")}
        </Text>
      )}
    </Card>
  );
}
