// Where data comes from: a file, or one of two generated samples.

import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { SampleName } from "../../workers/protocol.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { DropZone } from "../kit/DropZone.tsx";
import type { DroppedFile } from "../kit/droppedFiles.ts";
import { Fold } from "../kit/Fold.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useStudio } from "../studioContext.ts";
import { ACCEPTED } from "./originOf.ts";
import { takeFiles } from "./takeFiles.ts";

const WhatOneGets = lazy(() => import("../start/WhatOneGets.tsx"));

const ROWS = [5_000, 20_000, 50_000, 200_000, 1_000_000];
const REAL_SHOP = "https://archive.ics.uci.edu/dataset/352/online+retail";

/** A drop zone beside the samples; smaller once a data set is open. */
export function StartCard({ again }: { again: boolean }) {
  const { t } = useTexts();
  const studio = useStudio();
  const take = (dropped: DroppedFile[]) => void takeFiles(studio, dropped);
  return (
    <div className="stack">
      {!again && (
        <div>
          <Title order={3} size="h2">
            {t("data.title")}
          </Title>
          <Text c="dimmed">{t("data.lead")}</Text>
        </div>
      )}
      {!again && (
        <div className="gets-room">
          <Suspense>
            <WhatOneGets />
          </Suspense>
        </div>
      )}
      <div className="start">
        <DropZone
          name={t("data.dropZone")}
          title={again ? t("data.another") : t("data.drop")}
          hint={again ? t("data.drop") : t("data.dropHint")}
          note={again ? undefined : t("data.dropNeeds")}
          button={t("data.choose")}
          accept={ACCEPTED}
          onFiles={take}
          multiple
          everywhere
          primary={!again}
          compact={again}
        />
        <div className="card">
          <Title order={3} size="h4" mb="sm">
            {t("data.samples")}
          </Title>
          <Stack gap="md">
            <Sample sample="distributor" defaultRows={50_000} />
            <div className="divided">
              <Sample sample="shop" defaultRows={20_000} />
            </div>
          </Stack>
        </div>
      </div>
    </div>
  );
}

const LARGEST_SEED = 2_147_483_647;

function Sample({ sample, defaultRows }: { sample: SampleName; defaultRows: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const { data, model } = useStudio();
  const [rows, setRows] = useState(defaultRows);
  const [seed, setSeed] = useState(1);
  const task = useTask();
  const name = t(`data.${sample}`);
  return (
    <fieldset className="sample">
      <legend>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge variant="default" size="sm" tt="none">
            {t("data.synthetic")}
          </Badge>
        </Group>
      </legend>
      <Text size="sm" c="dimmed">
        {t(sample === "distributor" ? "data.distributorText" : "data.shopText")}{" "}
        {sample === "shop" && (
          <Anchor href={REAL_SHOP} target="_blank" rel="noreferrer" size="sm" underline="always">
            {t("data.shopReal")}
          </Anchor>
        )}
      </Text>
      <Group gap="xs" mt="xs">
        <Button
          size="xs"
          variant="light"
          aria-label={`${t("data.useSample")}: ${name}`}
          onClick={() => void data.choose({ kind: "sample", sample, rows, seed }, true)}
        >
          {t("data.useSample")}
        </Button>
        <Text size="xs" c="dimmed">
          {t("data.sampleRows", { rows })}
        </Text>
      </Group>
      <Fold title={t("data.sampleMore")}>
        <Group gap="xs" align="flex-end">
          <NativeSelect
            size="xs"
            label={t("data.rows")}
            aria-label={`${t("data.rows")}: ${name}`}
            value={String(rows)}
            onChange={(event) => setRows(Number(event.currentTarget.value))}
            data={ROWS.map((count) => ({ value: String(count), label: format.number(count) }))}
          />
          <TextInput
            size="xs"
            w={84}
            label={t("data.seed")}
            aria-label={`${t("data.seed")}: ${name}`}
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(Math.min(LARGEST_SEED, Number(event.currentTarget.value.replace(/\D/g, ""))))}
          />
          <Button
            size="xs"
            variant="subtle"
            disabled={task.busy}
            aria-label={`${t("data.saveSample")}: ${name}`}
            onClick={() =>
              void task.run((signal, onEvent) => model.saveSample(sample, rows, seed, { signal, onEvent }))
            }
          >
            {t("data.saveSample")}
          </Button>
        </Group>
      </Fold>
      {task.busy && <Working label={t("phase.generating")} progress={task.progress} onCancel={task.cancel} />}
      {task.error && <Problem message={task.error} onClose={task.clear} />}
    </fieldset>
  );
}
