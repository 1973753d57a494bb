// What is kept on this machine: data sets to start a second visit from, recipes, and the space they take.

import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { DatasetInfo } from "../../workers/protocol.ts";
import { ahead } from "../ahead.ts";
import { dataName } from "../dataName.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { later } from "../kit/later.ts";
import { NameInPlace, useNaming } from "../kit/NameForm.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { AddFile } from "./AddFile.tsx";
import { RecipeList } from "./RecipeList.tsx";

// Seldom needed on the first screen.
const OddRecords = later(() => import("../kit/OddRecords.tsx"));
const PersistNote = lazy(ahead(() => import("./PersistNote.tsx").then((module) => ({ default: module.PersistNote }))));

/** The list; nothing at all where nothing is stored. */
export function StoredCard() {
  const { t } = useTexts();
  const stored = useSession((state) => state.stored);
  const recipes = useSession((state) => state.recipes);
  const openId = useSession(({ data }) => {
    if (data.kind === "opening") return data.again ?? null;
    return data.kind === "ready" ? data.info.id : null;
  });
  const odd = useSession((state) => state.odd);
  const persisted = useSession((state) => state.persisted);
  if (stored.length === 0 && recipes.length === 0 && odd.length === 0) return null;
  return (
    <Card title={t("data.stored")} lead={<SpaceUsed />}>
      {stored.length > 0 && persisted !== null && (
        <Suspense>
          <PersistNote />
        </Suspense>
      )}
      <Stack gap="xs" component="ul" className="plain-list">
        {stored.map((info) => (
          <StoredRow key={info.id} info={info} open={info.id === openId} />
        ))}
      </Stack>
      {recipes.length > 0 && <RecipeList recipes={recipes} />}
      {odd.length > 0 && (
        <Suspense>
          <OddRecords records={odd} />
        </Suspense>
      )}
    </Card>
  );
}

/** How much of the browser's space the page takes, where the browser tells. */
function SpaceUsed() {
  const { t } = useTexts();
  const use = useSession((state) => state.use);
  if (!use) return null;
  const share = use.quota > 0 ? use.used / use.quota : 0;
  return (
    <Group component="span" gap="sm">
      <span className="figure">{t("keeping.use", { used: use.used, quota: use.quota })}</span>
      <Progress
        component="span"
        w={120}
        size="sm"
        value={Math.min(100, 100 * share)}
        color={share > 0.9 ? "red" : undefined}
        aria-label={t("keeping.useBar")}
      />
    </Group>
  );
}

function StoredRow({ info, open }: { info: DatasetInfo; open: boolean }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const naming = useNaming();
  const [sure, setSure] = useState(false);
  const { id, inspection, createdAt, bytes } = info;
  const name = dataName(info.name, t);
  const facts = [
    t("data.storedText", {
      kept: inspection.kept,
      customers: inspection.customers,
      date: createdAt,
    }),
    ...(bytes === undefined ? [] : [t("keeping.size", { size: bytes })]),
  ];
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ flex: "1 1 220px", minWidth: 0 }}>
        <NameInPlace naming={naming} name={name} onRename={(to) => void actions.rename(id, to)} />
        <Text size="xs" c="dimmed" className="figure">
          {facts.join(" · ")}
        </Text>
      </div>
      {sure ? (
        <Group gap="xs" role="group" aria-label={t("keeping.sure", { name })}>
          <Text size="sm">{t("keeping.sure", { name })}</Text>
          <Button
            size="xs"
            color="red"
            autoFocus
            onClick={() => {
              if (open) actions.discard();
              void actions.remove(id);
            }}
          >
            {t("common.delete")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setSure(false)}>
            {t("keeping.keep")}
          </Button>
        </Group>
      ) : (
        <Group gap="xs" display={naming.open ? "none" : undefined}>
          <Button
            size="xs"
            variant="default"
            disabled={open}
            aria-label={t("data.openNamed", { name })}
            onClick={() => void actions.reopen(info)}
          >
            {t("data.open")}
          </Button>
          {info.truth === null && !open && <AddFile info={info} size="xs" />}
          <Button
            size="xs"
            variant="subtle"
            ref={naming.button}
            aria-label={t("keeping.renameNamed", { name })}
            onClick={naming.start}
          >
            {t("keeping.rename")}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={t("data.deleteNamed", { name })}
            onClick={() => setSure(true)}
          >
            {t("common.delete")}
          </Button>
        </Group>
      )}
    </Group>
  );
}
