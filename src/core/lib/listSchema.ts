// A list in a file, of which only the first wrong entry is told: zod's own list keeps an issue for each, and a megabyte of
// them costs it more than half a gigabyte and seconds.

import { issueMessage, ownIssue, schemaMessage } from "./schemaFault.ts";
import { z } from "./zod.ts";

const ENTRIES = new WeakMap<z.ZodType, z.ZodType>();
const TABLES = new WeakMap<z.ZodType, z.ZodType>();
/** Entries that are looked at before the next ones are. */
const BLOCK = 256;

/** A list of at most `most` entries, and at least `least`. */
export function list<Entry extends z.ZodType>(entry: Entry, most: number, least = 0) {
  const entries = z.array(entry);
  const schema = z.array(z.unknown()).transform((values, context): z.output<Entry>[] => {
    if (values.length > most || values.length < least) {
      context.addIssue(ownIssue(schemaMessage("schema.entries", { count: values.length, least, most })));
      return z.NEVER;
    }
    const read: z.output<Entry>[] = [];
    for (let from = 0; from < values.length; from += BLOCK) {
      const block = values.slice(from, from + BLOCK);
      const found = entries.safeParse(block);
      if (!found.success) {
        const issue = found.error.issues[0]!;
        const [at = 0, ...rest] = issue.path;
        context.addIssue({ ...ownIssue(issueMessage(issue, block)), path: [from + Number(at), ...rest] });
        return z.NEVER;
      }
      for (const each of found.data) read.push(each);
    }
    return read;
  });
  ENTRIES.set(schema, entry);
  return schema;
}

/** Values by any names, of which only the first wrong one is told. */
export function table<Entry extends z.ZodType>(entry: Entry) {
  const schema = z.record(z.string(), z.unknown()).transform((values, context): Record<string, z.output<Entry>> => {
    const read: [string, z.output<Entry>][] = [];
    for (const [name, value] of Object.entries(values)) {
      const found = entry.safeParse(value);
      if (!found.success) {
        const issue = found.error.issues[0]!;
        context.addIssue({ ...ownIssue(issueMessage(issue, value)), path: [name, ...issue.path] });
        return z.NEVER;
      }
      read.push([name, found.data]);
    }
    return Object.fromEntries(read);
  });
  TABLES.set(schema, entry);
  return schema;
}

/** What the values of a table made here must be; undefined for any other schema. */
export function tableValueOf(schema: z.ZodType): z.ZodType | undefined {
  return TABLES.get(schema);
}

/** What the entries of a list made here must be; undefined for any other schema. */
export function listEntryOf(schema: z.ZodType): z.ZodType | undefined {
  return ENTRIES.get(schema);
}
