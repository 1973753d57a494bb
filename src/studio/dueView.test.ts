import { expect, test } from "vitest";
import { createDueView } from "./dueView.ts";

function kept(text: string | null) {
  const written = new Map<string, string>();
  if (text !== null) written.set("sales-studio.due", text);
  return {
    getItem: (key: string) => written.get(key) ?? null,
    setItem: (key: string, value: string) => void written.set(key, value),
  };
}

test("the day is remembered with its data set, and what does not fit is the usual day", () => {
  const storage = kept(null);
  createDueView(storage).setState({ dataset: "a", date: 86_400_000 });
  expect(createDueView(storage).getState()).toEqual({ dataset: "a", date: 86_400_000 });
  createDueView(storage).setState({ dataset: null, date: null });
  for (const text of [null, "{", "7", "null", '{"dataset":"a","date":"1"}', '{"dataset":"a","date":1e300}'])
    expect(createDueView(kept(text)).getState(), String(text)).toEqual({ dataset: null, date: null });
});
