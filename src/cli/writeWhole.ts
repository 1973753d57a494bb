// A file that is there only when all of it is written.

import { rename, rm } from "node:fs/promises";

/** `write` fills a file beside `path`, which then takes that place; nothing of it is left where it fails. */
export async function writeWhole<T>(path: string, write: (unfinished: string) => Promise<T>): Promise<T> {
  const unfinished = `${path}.part`;
  try {
    const result = await write(unfinished);
    await rename(unfinished, path);
    return result;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
