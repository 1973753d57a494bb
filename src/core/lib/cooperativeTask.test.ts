import { expect, test } from "vitest";
import { asPart, type CooperativeTask, runCooperatively, runToEnd } from "./cooperativeTask.ts";

function* counted(steps: number, taken: number[] = []): CooperativeTask<string> {
  for (let i = 1; i <= steps; i++) {
    taken.push(i);
    yield i % 2 === 0 ? i / steps : undefined;
  }
  return "done";
}

test("both ways give the result and tell the shares", async () => {
  const shares: number[] = [];
  const onProgress = (share: number) => void shares.push(share);
  expect(runToEnd(counted(6), { onProgress })).toBe("done");
  expect(await runCooperatively(counted(6), { onProgress })).toBe("done");
  expect(shares).toEqual([2 / 6, 4 / 6, 1, 2 / 6, 4 / 6, 1]);
});

test("after an abort not one step more is taken", async () => {
  for (const run of [runToEnd, runCooperatively]) {
    const taken: number[] = [];
    const controller = new AbortController();
    const steps = counted(10, taken);
    const onProgress = (share: number) => share > 0.5 && controller.abort(new Error("enough"));
    await expect((async () => run(steps, { signal: controller.signal, onProgress }))()).rejects.toThrow("enough");
    expect(taken).toEqual([1, 2, 3, 4, 5, 6]);
  }
});

test("a busy thread hears what happens meanwhile", async () => {
  const controller = new AbortController();
  function* busy(): CooperativeTask<string> {
    for (let i = 0; i < 10_000; i++) {
      const until = performance.now() + 2;
      while (performance.now() < until);
      yield;
    }
    return "never";
  }
  setTimeout(() => controller.abort(new Error("stopped by user")), 30);
  await expect(runCooperatively(busy(), { signal: controller.signal })).rejects.toThrow("stopped by user");
});

test("a part of a task tells its share of the whole", () => {
  const told: number[] = [];
  function* whole(): CooperativeTask<string> {
    yield 0.25;
    return yield* asPart(
      (function* (): CooperativeTask<string> {
        yield 0;
        yield;
        yield 0.5;
        return "done";
      })(),
      0.25,
      0.75,
    );
  }
  expect(runToEnd(whole(), { onProgress: (share) => told.push(share) })).toBe("done");
  expect(told).toEqual([0.25, 0.25, 0.5]);
});
