// Parts of a fit and what they are joined to, as they go from machine to machine: what each was made of, so that parts that do not
// belong together are refused.

import type { Mapping } from "../../data/mapping/mapping.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { type Message, MessageError } from "../../lib/message.ts";
import { z } from "../../lib/zod.ts";
import { featureMessage } from "../featureMessages.ts";
import { storedFeatureSettings } from "../preprocessSchema.ts";
import { readFitFile } from "./fitFile.ts";
import { type FitState, joinRound, type PartSums, ROUNDS } from "./fitRounds.ts";

/** One of `parts`, from 1. */
export interface PartNumber {
  part: number;
  parts: number;
}

/** What a part was made of: the files' names and sizes, how they were read, and the SHA-256 of what it goes on from ("" of nothing). */
export interface PartOrigin {
  source: string;
  mapping: Mapping;
  before: string;
}

export interface FitPart extends PartNumber, PartOrigin {
  kind: "part";
  settings: FitState["settings"];
  sums: PartSums;
}

export interface JoinedFit extends Omit<PartOrigin, "before"> {
  kind: "joined";
  parts: number;
  state: FitState;
}

/** A file with its name in messages. */
export interface Named<T> {
  name: string;
  value: T;
}

const whole = z.number().int().min(0);
const settings = storedFeatureSettings;
/** How files are read is checked by who reads them (core/artefact). */
const mapping = z.looseObject({});
const source = z.string().max(1_000_000);
const partSchema = z.looseObject({
  kind: z.literal("part"),
  part: whole.min(1),
  parts: whole.min(1),
  source,
  before: z.string(),
  mapping,
  settings,
  sums: z.looseObject({ round: whole.min(1).max(ROUNDS) }),
});
const joinedSchema = z.looseObject({
  kind: z.literal("joined"),
  parts: whole.min(1),
  source,
  mapping,
  state: z.looseObject({ round: whole.max(ROUNDS), settings }),
});

/** A part of a fit. Throws a message where the bytes are none. */
export function readFitPart(name: string, bytes: Uint8Array): Named<FitPart> {
  return { name, value: checked(name, bytes, partSchema, "parts.notPart") as unknown as FitPart };
}

/** What parts were joined to. Throws a message where the bytes are none. */
export function readJoinedFit(name: string, bytes: Uint8Array): Named<JoinedFit> {
  return { name, value: checked(name, bytes, joinedSchema, "parts.notState") as unknown as JoinedFit };
}

/** Throws where a fit has rounds to go, or none. */
export function checkDone({ name, value: { state } }: Named<JoinedFit>, done: boolean): void {
  if (done && state.round < ROUNDS)
    throw new MessageError(featureMessage("parts.notDone", { name, left: ROUNDS - state.round }));
  if (!done && state.round >= ROUNDS) throw new MessageError(featureMessage("parts.done", { name }));
}

/** Joins all parts of a round, in any order, to what the next one goes on from. Throws a message that names what does not belong. */
export function* joinParts(
  parts: readonly Named<FitPart>[],
  before: { hash: string; state: FitState },
): CooperativeTask<JoinedFit> {
  const [first, ...others] = parts;
  const { source, mapping, settings, parts: count } = first!.value;
  for (const { name, value } of others) {
    const told = differenceOf(first!, { name, value });
    if (told) throw new MessageError(told);
  }
  if (first!.value.before !== before.hash || first!.value.sums.round !== before.state.round + 1)
    throw new MessageError(featureMessage("parts.from", { name: first!.name }));
  const byPart = new Map<number, Named<FitPart>>();
  for (const each of parts) {
    const { part } = each.value;
    const known = byPart.get(part);
    if (known) {
      const values = { part, parts: count, first: known.name, name: each.name };
      throw new MessageError(featureMessage("parts.twice", values));
    }
    byPart.set(part, each);
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((part) => !byPart.has(part));
  if (missing.length > 0)
    throw new MessageError(featureMessage("parts.missing", { missing: missing.join(", "), parts: count }));
  const state = before.state.round === 0 ? { ...before.state, settings } : before.state;
  const sums = [...byPart].sort(([a], [b]) => a - b).map(([, { value }]) => value.sums);
  return { kind: "joined", parts: count, source, mapping, state: yield* joinRound(state, sums) };
}

/** Why a part does not belong to the first. */
function differenceOf(first: Named<FitPart>, { name, value }: Named<FitPart>): Message | null {
  const [a, b] = [first.value, value];
  if (a.source !== b.source) return featureMessage("parts.files", { name, first: first.name });
  if (a.parts !== b.parts) {
    return featureMessage("parts.count", { name, first: first.name, found: b.parts, expected: a.parts });
  }
  if (a.before !== b.before || a.sums.round !== b.sums.round)
    return featureMessage("parts.round", { name, first: first.name });
  const isSame = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);
  if (!isSame(a.settings, b.settings) || !isSame(a.mapping, b.mapping))
    return featureMessage("parts.settings", { name, first: first.name });
  return null;
}

function checked(
  name: string,
  bytes: Uint8Array,
  schema: typeof partSchema | typeof joinedSchema,
  other: "parts.notPart" | "parts.notState",
): unknown {
  const value = readFitFile(bytes, name) as { kind?: unknown } | null;
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const isOther = value?.kind === (other === "parts.notPart" ? "joined" : "part");
  throw new MessageError(isOther ? featureMessage(other, { name }) : featureMessage("parts.damaged", { name }));
}
