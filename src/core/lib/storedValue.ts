// Reads a stored value: migrated to today's version, then checked, so that nothing from a disk is taken on trust.

import { type Message, MessageError } from "./message.ts";
import { schemaFault, schemaMessage } from "./schemaFault.ts";
import { type Format, migrate, versionMessage } from "./versions.ts";
import type { z } from "./zod.ts";

/**
 * The value in today's form, its version left out. Throws a message where it is newer than this code, or where it is not what
 * the schema asks for: then with the first key that is wrong.
 */
export function readStored<T>(format: Format, schema: z.ZodType<T>, value: unknown): T {
  if (typeof value !== "object" || value === null) throw damaged(format, schemaMessage("schema.noObject"));
  const { version: _, ...migrated } = migrate(format, { ...value });
  return checkStored(format, schema, migrated);
}

/** A value of today's form. Throws a message with the first key that is wrong. */
export function checkStored<T>(format: Format, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw damaged(format, schemaFault(parsed.error, value));
}

function damaged({ what }: Format, where: Message): MessageError {
  return new MessageError(versionMessage("version.damaged", { what, where }));
}
