// What is stored has a version: small pure steps lead from each version to the next, and a newer one is refused in words.

import { type Message, MessageError, messages } from "./message.ts";

export const VERSION_MESSAGES = {
  "version.newer":
    "A newer version of the studio wrote {{what:message}} (in format {{found:count}}; this version reads up to {{known:count}}). Open that with the newer version, or reload the page to update.",
  "version.unreadable": "The studio cannot read {{what:message}}: the version of the format is missing or malformed.",
  "version.damaged":
    "The studio cannot read {{what:message}}: something in there was changed or damaged ({{where:message}}).",
  "stored.model": "the model",
  "stored.settings": "the training settings",
  "stored.preprocess": "the preprocessing",
  "stored.checkpoint": "the state of the unfinished run",
  "stored.dataset": "the stored data set",
  "stored.piece": "a part of a stored data set",
  "stored.geocodes": "the places looked up earlier",
  "stored.assignment": "a province chosen by hand",
  "stored.run": "the stored run",
  "stored.runFiles": "the model of the stored run",
  "stored.recipe": "the recipe",
  "stored.search": "the search for better settings",
  "stored.searchTrial": "the state of a search's trial",
} as const;
export type VersionMessageCode = keyof typeof VERSION_MESSAGES;

/** Says something about what is stored. */
export const versionMessage = messages(VERSION_MESSAGES);

type Plain = Readonly<Record<string, unknown>>;

/** Turns a value of one version into one of the next; never changes what it is given. */
export type Migration = (value: Plain) => Plain;

/** A stored format: its name within a sentence, singular or plural, and its migrations, the first of which leads from version 1 to 2. */
export interface Format {
  what: Message;
  migrations: readonly Migration[];
}

/** The version that this code writes. */
export function currentVersion({ migrations }: Format): number {
  return migrations.length + 1;
}

/**
 * The value as this version writes it, `version` included. A value without a version is of version `unversioned` (1
 * unless said otherwise). Throws a localised error where it is newer than this code or its version is no whole number from 1.
 */
export function migrate(format: Format, value: Plain, unversioned = 1): Plain {
  const found = Object.hasOwn(value, "version") ? value.version : unversioned;
  const known = currentVersion(format);
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1) {
    throw new MessageError(versionMessage("version.unreadable", { what: format.what }));
  }
  if (found > known) throw new MessageError(versionMessage("version.newer", { what: format.what, found, known }));
  const migrated = format.migrations.slice(found - 1).reduce((each, step) => step(each), value);
  return { ...migrated, version: known };
}
