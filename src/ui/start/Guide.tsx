// The first run in three steps, on top of every screen until it is hidden or done; then it stays away.

import { Anchor, CloseButton, Text, VisuallyHidden } from "@mantine/core";
import { useEffect } from "react";
import { latestOf } from "../../studio/presetOf.ts";
import { formatHash, type Screen } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { useStartTexts } from "./useStartTexts.ts";
import "./start.css";

const STEPS = [
  { text: "stepData", screen: "data" },
  { text: "stepTrain", screen: "train" },
  { text: "stepUse", screen: "predict" },
] as const;

export default function Guide({ screen }: { screen: Screen }) {
  const t = useStartTexts();
  const { guide, form } = useStudio();
  // A model that is kept is learnt as much as one that is open: the screen that asks it opens it.
  const at = useSession(({ data, model, runs }) => {
    if (model) return 2;
    if (data.kind !== "ready") return 0;
    return runs.rows && latestOf(runs.rows, data.info) ? 2 : 1;
  });
  const done = at === 2 && screen === "predict";
  useEffect(() => {
    if (done) guide.setState({ hidden: true });
  }, [done, guide]);
  return (
    <nav className="guide" aria-label={t.steps}>
      <ol>
        {STEPS.map(({ text, screen: where }, i) => (
          <li key={text} data-state={i < at ? "done" : i === at ? "now" : "later"}>
            <Text span size="sm" fw={i === at ? 650 : 400}>
              <span aria-hidden="true">{i < at ? "✓" : `${i + 1}.`} </span>
              {i === at && where !== screen ? (
                <Anchor href={formatHash(where, formQuery(form))} size="sm" fw={650} underline="always">
                  {t[text]}
                </Anchor>
              ) : (
                t[text]
              )}
              {i < at && <VisuallyHidden>{t.done}</VisuallyHidden>}
            </Text>
          </li>
        ))}
      </ol>
      <CloseButton size="sm" aria-label={t.hide} onClick={() => guide.setState({ hidden: true })} />
    </nav>
  );
}
