// A screen without a model: opens that of the last visit by itself, else names those that are kept, and only then sends the user
// to train one.

import { Anchor } from "@mantine/core";
import { useEffect } from "react";
import { formatHash } from "../../studio/route.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { formQuery } from "../../studio/studio.ts";
import { isTraining } from "../../studio/training.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Problem } from "../kit/Problem.tsx";
import { Working } from "../kit/Working.tsx";
import { presetText, runTitle } from "../runs/runTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { StoredList } from "./StoredList.tsx";

/** In place of the screen. */
export function NoModel({ title, text }: { title: string; text: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const { runs: actions, form, session } = useStudio();
  const { rows, problem } = useSession((state) => state.runs);
  const loading = useSession((state) => state.loading !== null);
  const training = useSession(isTraining);
  const last = useSession((state) => state.lastModel);
  useEffect(() => {
    if (last === null || rows === null || training || session.getState().model) return;
    session.setState({ lastModel: null });
    // One that was deleted since is no failure.
    if (rows.some(({ id }) => id === last)) void actions.restore(last);
  }, [last, rows, training, session, actions]);
  useEffect(() => {
    void actions.refresh();
  }, [actions]);
  const factsOf = ({ createdAt, dataset, products, hit10, bytes }: RunRow): string => {
    const data = dataset || t("stored.unknownData");
    const facts = t("stored.model", { date: createdAt, data, products, hit: hit10 });
    return bytes === undefined ? facts : `${facts} · ${t("stored.size", { size: bytes })}`;
  };
  if (loading)
    return (
      <Card>
        <Working label={t("stored.openingLast")} progress={null} />
      </Card>
    );
  const some = rows !== null && rows.length > 0 && !training;
  const train = { label: t("results.toTrain"), href: formatHash("train", formQuery(form)) };
  return (
    <div className="stack">
      {problem && <Problem message={problem} onClose={actions.clearProblem} />}
      <Empty title={title} text={text} action={some ? undefined : train} compact={some}>
        {some && (
          <>
            <StoredList
              title={t("stored.models")}
              busy={false}
              items={rows.map((row) => ({
                id: row.id,
                name: `${dataName(row.name, t)} · ${presetText(row, t)}`,
                facts: factsOf(row),
                label: t("stored.openModelNamed", { name: runTitle(row, t, format) }),
                onOpen: () => void actions.restore(row.id),
              }))}
            />
            <Anchor href={train.href} underline="always" size="sm">
              {t("stored.orTrain")}
            </Anchor>
          </>
        )}
      </Empty>
    </div>
  );
}
