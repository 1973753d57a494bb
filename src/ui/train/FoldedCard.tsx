// A card of the Train screen that is one line until it is wanted; whether it is unfolded is remembered.

import { Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useStore } from "zustand";
import type { TrainFold } from "../../studio/trainView.ts";
import { useStudio } from "../studioContext.ts";

interface FoldedCardProps {
  name: TrainFold;
  title: string;
  /** What is in it, in a few words. */
  summary?: string | undefined;
  children: ReactNode;
}

/** Opens and closes by its line. */
export function FoldedCard({ name, title, summary, children }: FoldedCardProps) {
  const { trainView } = useStudio();
  const id = useId();
  const unfolded = useStore(trainView, (view) => view.unfolded.includes(name));
  return (
    <section className="card train-fold" aria-labelledby={id}>
      <details
        open={unfolded}
        onToggle={({ currentTarget: { open } }) => {
          const { unfolded: before } = trainView.getState();
          if (open === before.includes(name)) return;
          trainView.setState({ unfolded: open ? [...before, name] : before.filter((each) => each !== name) });
        }}
      >
        <summary>
          <Text span fw={650} id={id}>
            {title}
          </Text>
          {summary && (
            <Text span size="sm" c="dimmed" ml={10} className="message">
              {summary}
            </Text>
          )}
        </summary>
        {unfolded && <div className="train-fold-body">{children}</div>}
      </details>
    </section>
  );
}
