// What the screens about the open data set's lines have in common: nothing to ask about without a data set, and what can be chosen
// to filter by comes first.

import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { Answered } from "../kit/Answered.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { OriginContext } from "../kit/useTableAbout.ts";
import { NoData } from "../stored/NoData.tsx";
import { useSession } from "../studioContext.ts";
import "./explore.css";

interface LinesScreenProps {
  /** Read by a screen reader. */
  title: string;
  /** Told while no data set is open. */
  empty: { title: string; text: string };
  /** Made anew for each data set. */
  children(choices: FilterChoices): ReactNode;
}

const FILTERED = { filtered: true };

/** A screen about the open lines; its tables and charts follow the filter, unless they say something else. */
export function LinesScreen({ title, empty, children }: LinesScreenProps) {
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  if (dataset === null) {
    return <NoData {...empty} />;
  }
  return (
    <>
      <VisuallyHidden component="h2">{title}</VisuallyHidden>
      <OriginContext value={FILTERED}>
        <Choices key={dataset}>{children}</Choices>
      </OriginContext>
    </>
  );
}

function Choices({ children }: Pick<LinesScreenProps, "children">) {
  const choices = useAnswer("filterChoices", undefined);
  return (
    <Answered answer={choices} height={400}>
      {children}
    </Answered>
  );
}
