import { expect, test } from "vitest";
import { exampleArtefact } from "../artefact/testing/exampleArtefact.ts";
import { trainingSeconds, trainingsOf } from "./member.ts";

const [{ settings, history }] = exampleArtefact().members;
const [epoch] = history.epochs;
const until = (epochs: number, seconds: number) => ({
  ...history,
  epochs: Array.from({ length: epochs }, (_, i) => ({ ...epoch!, epoch: i + 1 })),
  seconds,
});

test("of several networks of one training the longest history is the training's", () => {
  const [short, whole, other] = [until(2, 4), until(6, 12), until(3, 7)];
  const found = trainingsOf([
    { seed: 1, history: short },
    { seed: 1, history: whole },
    { seed: 1, history: until(4, 8) },
    { seed: 2, history: other },
  ]);
  expect(found).toEqual([
    { seed: 1, history: whole },
    { seed: 2, history: other },
  ]);
});

test("seconds count each training once", () => {
  const member = (seed: number, epochs: number, seconds: number) => ({
    settings: { ...settings, seed },
    history: until(epochs, seconds),
  });
  expect(trainingSeconds([member(1, 2, 4), member(1, 6, 12), member(2, 3, 7)])).toBe(19);
});
