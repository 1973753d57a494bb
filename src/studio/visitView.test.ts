// What is remembered of visit lists fits, whatever stands in the store.

import { expect, test } from "vitest";
import { createVisitView, DEFAULT_VISITS } from "./visitView.ts";

const storeOf = (kept: string | null) => {
  let text = kept;
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      text = value;
    },
    text: () => text,
  };
};

test("a choice is there at the next visit", () => {
  const storage = storeOf(null);
  expect(createVisitView(storage).getState()).toEqual(DEFAULT_VISITS);
  createVisitView(storage).setState({ horizon: 30, sheets: "route", products: 8 });
  expect(createVisitView(storage).getState()).toEqual({ horizon: 30, products: 8, sheets: "route" });
});

test.each([["{"], ["null"], ["[]"], ['{"horizon":8,"products":0,"sheets":"x"}'], ['{"products":2.5}']])(
  "what does not fit is as at first: %s",
  (kept) => {
    expect(createVisitView(storeOf(kept)).getState()).toEqual(DEFAULT_VISITS);
  },
);
