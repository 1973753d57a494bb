import { expect, test } from "vitest";
import { drain } from "./drain.ts";

async function* counted(seen: string[]): AsyncGenerator<number, string> {
  try {
    yield 1;
    yield 2;
    return "done";
  } finally {
    seen.push("ended");
  }
}

test("gives the result after every event, and ends a task whose listener throws", async () => {
  const seen: string[] = [];
  expect(await drain(counted(seen), (event) => seen.push(String(event)))).toBe("done");
  expect(seen).toEqual(["1", "2", "ended"]);
  const stop = () => {
    throw new Error("enough");
  };
  await expect(drain(counted(seen), stop)).rejects.toThrow("enough");
  expect(seen.slice(3)).toEqual(["ended"]);
});
