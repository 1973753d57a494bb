// Export: the model as one zip, and a zip brought back.

import { Anchor, Button, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { MODEL_FILES } from "../../core/artefact/artefact.ts";
import { MODEL_ALONE } from "../../core/artefact/takeawayChoice.ts";
import { formatHash } from "../../studio/route.ts";
import type { OpenModel } from "../../studio/session.ts";
import { formQuery } from "../../studio/studio.ts";
import { isTraining } from "../../studio/training.ts";
import { useBackendDetail } from "../backendName.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { DropZone } from "../kit/DropZone.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { HeldNote } from "../model/HeldNote.tsx";
import { trainedOnText } from "../model/shiftTexts.ts";
import { NoModel } from "../stored/NoModel.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { TakeawayChoices } from "./TakeawayChoices.tsx";

type ModelFile = (typeof MODEL_FILES)[number];

/** What each file of the zip holds. */
const CONTENT = [
  ["manifest.json", "export.manifest"],
  ["model.safetensors", "export.weights"],
  ["config.json", "export.config"],
  ["experts.json", "export.experts"],
  ["amounts.safetensors", "export.amounts"],
  ["history.json", "export.history"],
  ["preprocess.json", "export.preprocess"],
  ["orders.json", "export.orders"],
  ["inputs.json", "export.inputs"],
  ["golden.json", "export.golden"],
  ["metrics.json", "export.metrics"],
  ["predictions.csv", "export.predictions"],
  ["MODEL_CARD.md", "export.card"],
] as const satisfies readonly (readonly [ModelFile, string])[];

/** The last screen. */
export default function ExportScreen() {
  const { t } = useTexts();
  const { model: actions, session } = useStudio();
  const model = useSession((state) => state.model);
  const training = useSession(isTraining);
  const loading = useSession((state) => state.loading);
  const problem = useSession((state) => state.modelProblem);
  return (
    <div className="stack">
      {model ? <Download model={model} /> : <NoModel title={t("export.emptyTitle")} text={t("export.emptyText")} />}
      <Card title={t("export.back")} lead={t("export.backText")}>
        {problem && <Problem message={problem} onClose={() => session.setState({ modelProblem: null })} />}
        {training ? (
          <Text size="sm">{t("export.whileTraining")}</Text>
        ) : loading ? (
          <Working label={t("export.back")} progress={null} />
        ) : (
          <DropZone
            name={t("export.dropZone")}
            title={t("export.drop")}
            hint={t("export.dropHint")}
            button={t("export.choose")}
            accept=".zip,application/zip"
            onFiles={([first]) => first && void actions.loadZip(first.file)}
            compact
          />
        )}
      </Card>
    </div>
  );
}

function Download({ model }: { model: OpenModel }) {
  const { t } = useTexts();
  const format = useFormat();
  const localise = useLocalise();
  const { model: actions, form } = useStudio();
  const task = useTask();
  const [choice, setChoice] = useState(MODEL_ALONE);
  const { summary, origin } = model;
  const { backend } = summary.history;
  const detailOf = useBackendDetail();
  return (
    <Card
      title={t("export.download")}
      lead={`${t("export.downloadText")} ${t(origin === "loaded" ? "export.loaded" : "export.trained")}`}
      aside={
        <Button
          disabled={task.busy}
          onClick={() => void task.run((signal, onEvent) => actions.saveModel(choice, localise, { signal, onEvent }))}
        >
          {t("export.downloadZip")}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="sm" className="message" data-trained-on={summary.data.name}>
        {trainedOnText(summary, t)}
      </Text>
      {summary.replayed && (
        <Text size="sm" mb="sm" className="message">
          {localise(summary.replayed)}
        </Text>
      )}
      <HeldNote />
      <TakeawayChoices choice={choice} hasGolden={summary.files.includes("golden.json")} onChange={setChoice} />
      {task.busy && <Working label={t("phase.packing")} progress={task.progress} onCancel={task.cancel} />}
      {task.error && <Problem message={task.error} onClose={task.clear} />}
      <Metrics>
        <Metric label={t("export.parameters")} value={format.number(summary.parameters)} />
        <Metric label={t("export.products")} value={format.number(summary.products)} />
        <Metric label={t("export.seconds")} value={format.duration(summary.metrics.seconds)} />
        <Metric label={t("export.backend")} value={t(`train.${backend.name}`)} hint={detailOf(backend)} />
      </Metrics>
      <Table mt="md" fz="sm" className="rows-to-blocks" verticalSpacing={6} aria-label={t("export.content")}>
        <TableHead heads={[t("export.file"), t("export.content")]} texts={[0, 1]} />
        <Table.Tbody>
          {summary.files.map((path) => {
            if (path === "golden.json" && !choice.golden) return null;
            const [, text] = CONTENT.find(([name]) => name === path.slice(path.lastIndexOf("/") + 1)) ?? [];
            return (
              text && (
                <Table.Tr key={path}>
                  <Table.Td>
                    <code>{path}</code>
                  </Table.Td>
                  <Table.Td>{t(text)}</Table.Td>
                </Table.Tr>
              )
            );
          })}
        </Table.Tbody>
      </Table>
      <Text mt="sm" size="sm">
        <Anchor href={formatHash("predict", formQuery(form))} underline="always">
          {t("export.toPredict")}
        </Anchor>
      </Text>
    </Card>
  );
}
