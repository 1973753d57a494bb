import { expect, test } from "vitest";
import { createCurveView, DEFAULT_VIEW } from "./curveView.ts";

function memory(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("a view is as it was left", () => {
  const storage = memory();
  const first = createCurveView(storage);
  expect(first.getState()).toEqual(DEFAULT_VIEW);
  first.setState({ smoothing: 0.5, x: "time", log: true, loss: "tasks" });
  expect(createCurveView(storage).getState()).toEqual({ smoothing: 0.5, x: "time", log: true, loss: "tasks" });
});

test("what does not fit is left at its default, and a forbidden storage changes nothing", () => {
  const kept = (text: string) => createCurveView(memory({ "sales-studio.curves": text })).getState();
  expect(kept('{"smoothing": 2, "x": "years", "log": 1, "loss": "profit"}')).toEqual(DEFAULT_VIEW);
  expect(kept('{"smoothing": 0}').smoothing).toBe(0);
  for (const text of ["", "null", "[1", '"x"', "7"]) expect(kept(text)).toEqual(DEFAULT_VIEW);
  const forbidden = (): never => {
    throw new Error("forbidden");
  };
  const store = createCurveView({ getItem: forbidden, setItem: forbidden });
  store.setState({ log: true });
  expect(store.getState()).toEqual({ ...DEFAULT_VIEW, log: true });
});
