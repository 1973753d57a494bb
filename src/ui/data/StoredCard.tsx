// Data sets kept on this machine: a second visit starts here.

import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { useSession, useStudio } from "../studioContext.ts";

/** The list; nothing at all where nothing is stored. */
export function StoredCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: actions } = useStudio();
  const stored = useSession((state) => state.stored);
  const openId = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  if (stored.length === 0) return null;
  return (
    <Card title={t("data.stored")}>
      <Stack gap="xs" component="ul" className="plain-list">
        {stored.map((info) => (
          <Group key={info.id} component="li" justify="space-between" gap="xs">
            <div>
              <Text fw={600} size="sm" className="message">
                {info.name}
              </Text>
              <Text size="xs" c="dimmed" className="figure">
                {t("data.storedText", {
                  kept: format.number(info.inspection.kept),
                  customers: format.number(info.inspection.customers),
                  date: format.dateTime(info.createdAt),
                })}
              </Text>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                disabled={info.id === openId}
                aria-label={t("data.openNamed", { name: info.name })}
                onClick={() => void actions.reopen(info)}
              >
                {t("data.open")}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                disabled={info.id === openId}
                aria-label={t("data.deleteNamed", { name: info.name })}
                onClick={() => void actions.remove(info.id)}
              >
                {t("common.delete")}
              </Button>
            </Group>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
