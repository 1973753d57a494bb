// What is wrong with a value that a schema refuses, as a message: a schema's own words are English and a programmer's.

import { type Message, messages } from "./message.ts";
import type { z } from "./zod.ts";

export const SCHEMA_MESSAGES = {
  "schema.at": "{{key}}: {{what:message}}",
  "schema.missing": "is missing",
  "schema.noText": "is no text",
  "schema.noNumber": "is no number",
  "schema.noWhole": "is no whole number",
  "schema.noYesNo": "is neither true nor false",
  "schema.noList": "is no list",
  "schema.noObject": "is no object with keys",
  "schema.noKind": "is not of the expected kind ({{kind}})",
  "schema.small": "is less, or shorter, than {{least:number}}",
  "schema.large": "is more, or longer, than {{most:number}}",
  "schema.entries": "has {{count:count}} entries, not {{least:count}} to {{most:count}}",
  "schema.unknownKey": "has a key that is not known ({{key}})",
  "schema.form": "is not written as it should be",
  "schema.other": "is none of the values that may stand there",
} as const;
export type SchemaMessageCode = keyof typeof SCHEMA_MESSAGES;

/** Says what is wrong with a value. */
export const schemaMessage = messages(SCHEMA_MESSAGES);

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The first fault that a schema found in `value`, with the key at which it stands; `at` is where the value itself stands. */
export function schemaFault({ issues: [issue] }: z.ZodError, value: unknown, at: Path = []): Message {
  const key = [...at, ...(issue?.path ?? [])].map(String).join(".");
  const what = issue ? issueMessage(issue, value) : schemaMessage("schema.other");
  return key ? schemaMessage("schema.at", { key, what }) : what;
}

/** An issue of one's own with this message, for `addIssue` and `refine`. */
export function ownIssue(what: Message) {
  return { code: "custom" as const, message: what.text, params: { what } };
}

/** What an issue says, without its place; `value` is what its path leads into. */
export function issueMessage(issue: Issue, value: unknown): Message {
  switch (issue.code) {
    case "custom":
      return (issue.params?.what as Message | undefined) ?? schemaMessage("schema.other");
    case "invalid_type":
      return valueAt(value, issue.path) === undefined ? schemaMessage("schema.missing") : wrongKind(issue.expected);
    case "too_small":
      return schemaMessage("schema.small", { least: Number(issue.minimum) });
    case "too_big":
      return schemaMessage("schema.large", { most: Number(issue.maximum) });
    case "unrecognized_keys":
      return schemaMessage("schema.unknownKey", { key: issue.keys[0] ?? "" });
    case "invalid_format":
      return schemaMessage("schema.form");
    default:
      return schemaMessage(valueAt(value, issue.path) === undefined ? "schema.missing" : "schema.other");
  }
}

function wrongKind(expected: string): Message {
  switch (expected) {
    case "string":
      return schemaMessage("schema.noText");
    case "number":
      return schemaMessage("schema.noNumber");
    case "int":
      return schemaMessage("schema.noWhole");
    case "boolean":
      return schemaMessage("schema.noYesNo");
    case "array":
    case "tuple":
      return schemaMessage("schema.noList");
    case "object":
    case "record":
      return schemaMessage("schema.noObject");
    default:
      return schemaMessage("schema.noKind", { kind: expected });
  }
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Object.hasOwn(found, key) ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return found;
}
