// What runs a model elsewhere, fetched from the page's own files when somebody takes it along.

import type { ReadyRunner } from "../core/artefact/takeawayChoice.ts";
import { MessageError } from "../core/lib/message.ts";
import { z } from "../core/lib/zod.ts";
import { workerMessage } from "./workerMessages.ts";

/** Written by scripts/build-runner.ts. */
const listSchema = z.object({ python: z.array(z.string()), web: z.array(z.string()) });

/** A runner's files by their paths within its folder; `page` is the page's address. Throws a localised error where there are none. */
export async function runnerFiles(runner: ReadyRunner, page: string): Promise<Map<string, Uint8Array>> {
  const list = listSchema.safeParse(
    await get("runners.json", page, runner).then((response) => response.json().catch(() => null)),
  );
  if (!list.success) throw missing(runner);
  const files = new Map<string, Uint8Array>();
  for (const name of list.data[runner]) {
    const response = await get(`${runner}/${name}`, page, runner);
    files.set(name, new Uint8Array(await response.arrayBuffer()));
  }
  return files;
}

async function get(path: string, page: string, runner: ReadyRunner): Promise<Response> {
  const response = await fetch(new URL(path, page)).catch(() => null);
  if (!response) throw new MessageError(workerMessage("worker.noPart"));
  if (!response.ok) throw missing(runner);
  return response;
}

function missing(runner: ReadyRunner): MessageError {
  return new MessageError(workerMessage("worker.noRunner", { runner }));
}
