// What is kept on this machine and cannot be read here, each with its reason and what can be done with it.

import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { OddRecord } from "../../storage/oddRecords.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";
import { Fold } from "./Fold.tsx";

/** A folded list; nothing at all where everything can be read. */
export default function OddRecords({ records }: { records: readonly OddRecord[] }) {
  const { t } = useTexts();
  if (records.length === 0) return null;
  return (
    <Fold title={t("odd.title", { count: records.length })}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("odd.lead")}
      </Text>
      <Stack gap="xs" component="ul" className="plain-list">
        {records.map((record) => (
          <OddRow key={`${record.table} ${record.id}`} record={record} />
        ))}
      </Stack>
    </Fold>
  );
}

function OddRow({ record }: { record: OddRecord }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { odd } = useStudio();
  const [sure, setSure] = useState(false);
  const kind = t(`odd.${record.table}`);
  const name = record.name || record.id.slice(0, 60);
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ flex: "1 1 220px", minWidth: 0 }}>
        <Text size="sm" fw={600} className="message">
          {kind}: {name}
        </Text>
        <Text size="xs" c="dimmed" className="message">
          {localise(record.why)}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={t("odd.saveNamed", { name })}
          onClick={() => void odd.save(record)}
        >
          {t("odd.save")}
        </Button>
        {sure ? (
          <>
            <Text size="sm">{t("odd.sure")}</Text>
            <Button size="xs" color="red" autoFocus onClick={() => void odd.remove(record)}>
              {t("common.delete")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setSure(false)}>
              {t("keeping.keep")}
            </Button>
          </>
        ) : (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={t("odd.deleteNamed", { name })}
            onClick={() => setSure(true)}
          >
            {t("common.delete")}
          </Button>
        )}
      </Group>
    </Group>
  );
}
