import { expect, test } from "vitest";
import { ahead, loadAhead } from "./ahead.ts";

test("all is loaded once, each in its own moment; what fails keeps nothing back, and what is loaded may add to it", async () => {
  const told: string[] = [];
  const idle = async () => void told.push("idle");
  const load = (name: string) => async () => void told.push(name);
  ahead(load("screen"));
  ahead(async () => {
    told.push("gone");
    throw new Error("no server");
  });
  ahead(async () => void ahead(load("part")));
  await loadAhead(idle);
  expect(told).toEqual(["idle", "screen", "idle", "gone", "idle", "idle", "part"]);
  await loadAhead(idle);
  expect(told).toHaveLength(7);
});

test("the load itself stays as it is", async () => {
  expect(await ahead(async () => 3)()).toBe(3);
});
