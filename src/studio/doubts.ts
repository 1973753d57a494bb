// The questions of a file as the columns screen shows them: each keeps its place when it is answered, so that nothing jumps
// and an answer can be changed by choosing again.

import type { Doubt } from "../core/data/doubts/doubt.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import type { Message } from "../core/lib/message.ts";

/** A doubt with what became of it. */
export interface ShownDoubt {
  doubt: Doubt;
  /** The mapping that it was raised about. */
  asked: Mapping;
  /** The mapping as it stands still raises it. */
  raised: boolean;
  /** The user said that it is right as it is. */
  kept: boolean;
}

/** One of the answers: what it changes of the mapping, and whether the mapping holds it now. */
export interface ShownAnswer {
  /** Null for leaving everything as it is, where the doubt has no words of its own for that. */
  label: Message | null;
  chosen: boolean;
  /** Leads to the mapping with this answer, everything else as it stands. */
  mapping: Mapping;
  /** It changes nothing of what the doubt was raised about. */
  keeps: boolean;
}

/** Still a question: raised, and not said to be right. */
export function isOpen({ raised, kept }: ShownDoubt): boolean {
  return raised && !kept;
}

/** Something can be chosen here; the others are told, and where they are wrong a column is. */
export function isQuestion({ doubt }: ShownDoubt): boolean {
  return doubt.field !== undefined || (doubt.answers?.length ?? 0) > 0;
}

/** How many questions are still open. */
export function countOpen(shown: readonly ShownDoubt[]): number {
  return shown.filter((each) => isQuestion(each) && isOpen(each)).length;
}

/** The questions of a first look. */
export function firstDoubts(doubts: readonly Doubt[], asked: Mapping): ShownDoubt[] {
  return doubts.map((doubt) => ({ doubt, asked, raised: true, kept: isJoinChosen(doubt, asked) }));
}

/** Whether tables are put together was said already: the file was looked at anew with the answer. */
function isJoinChosen({ answers = [] }: Doubt, { dialect }: Mapping): boolean {
  return dialect?.join !== undefined && answers.some(({ mapping }) => mapping.dialect?.join === !dialect.join);
}

/** The questions after the mapping was changed: those that are known stay in their places, new ones stand behind them. */
export function nextDoubts(shown: readonly ShownDoubt[], doubts: readonly Doubt[], asked: Mapping): ShownDoubt[] {
  const left = [...doubts];
  const found: (Doubt | undefined)[] = shown.map(() => undefined);
  // The likest first: of two questions of one kind each keeps its own place.
  for (const isLike of [sameDoubt, sameQuestion, sameKind]) {
    shown.forEach(({ doubt }, index) => {
      if (found[index]) return;
      const place = left.findIndex((each) => isLike(each, doubt));
      if (place >= 0) [found[index]] = left.splice(place, 1);
    });
  }
  const known = shown.map((each, index): ShownDoubt => {
    const doubt = found[index];
    if (!doubt) return { ...each, raised: false };
    return { doubt, asked, raised: true, kept: each.kept && sameNote(doubt.note, each.doubt.note) };
  });
  return [...known, ...firstDoubts(left, asked)];
}

/** With the word of the user that what this doubt is about is right as it is, or without. */
export function keepDoubt(shown: readonly ShownDoubt[], which: Doubt, kept: boolean): ShownDoubt[] {
  return shown.map((each) => (sameDoubt(each.doubt, which) ? { ...each, kept } : each));
}

/** What can be chosen, leaving it as it is among them unless the doubt wants a decision; empty where only other columns or another file would help. */
export function answersOf({ doubt, asked, raised, kept }: ShownDoubt, mapping: Mapping): ShownAnswer[] {
  const { answers = [] } = doubt;
  if (answers.length === 0) return [];
  const before = partsOf(asked);
  const options = answers.map(({ label, mapping: to }) => ({ label: label as Message | null, parts: partsOf(to) }));
  const touched = new Set<string>();
  for (const { parts } of options) {
    for (const name of new Set([...parts.keys(), ...before.keys()]))
      if (parts.get(name) !== before.get(name)) touched.add(name);
  }
  const now = partsOf(mapping);
  const agrees = (one: Parts, other: Parts) => [...touched].every((name) => one.get(name) === other.get(name));
  const keeps = options.map(({ parts }) => agrees(parts, before));
  if (!keeps.includes(true) && !doubt.decides) {
    options.unshift({ label: null, parts: before });
    keeps.unshift(true);
  }
  return options.map(({ label, parts }, index) => ({
    label,
    keeps: keeps[index]!,
    chosen: agrees(now, parts) && (keeps[index]! ? kept || !raised : true),
    mapping: withParts(mapping, parts, touched),
  }));
}

/** Choices of how a file is read that notes on a whole file lead back to. */
export const READING_CONTROLS = ["dateFormat", "dropOutliers", "walkIns", "keepRepeats"] as const;
export type ReadingControl = (typeof READING_CONTROLS)[number];

/** Where what only the whole file could tell is answered. */
const ANSWERED_AT: ReadonlyMap<string, ReadingControl> = new Map([
  ["note.farDates", "dropOutliers"],
  ["note.hugeNumbers", "dropOutliers"],
  ["note.datesToCome", "dateFormat"],
  ["note.crowd", "walkIns"],
  ["note.walkIns", "walkIns"],
  ["note.inTwoFiles", "keepRepeats"],
]);

/** A note with the way to where it is answered: `at` where that is a choice of how the file is read. */
export interface NoteAfterReading {
  note: Message | string;
  answerable: boolean;
  at?: ReadingControl;
}

/**
 * The notes of a file that was read, each once and without what the user said is right: first what still has answers to
 * choose from, then what only the whole file could tell, then what was told before. `answerable` where the columns screen
 * has told it, or has the choice that answers it, so that it can be changed there.
 */
export function notesAfterReading(
  notes: readonly (Message | string)[],
  shown: readonly ShownDoubt[],
): NoteAfterReading[] {
  const once = new Map(notes.map((note) => [typeof note === "string" ? note : note.text, note]));
  const told = [...once.values()].map((note) => {
    const found = typeof note === "string" ? undefined : shown.find(({ doubt }) => sameNote(doubt.note, note));
    return { note, found, rank: found ? (isQuestion(found) ? 0 : 2) : 1 };
  });
  return told
    .filter(({ found }) => !found?.kept)
    .sort((a, b) => a.rank - b.rank)
    .map(({ note, found }) => {
      const at = found || typeof note === "string" ? undefined : ANSWERED_AT.get(note.code);
      return { note, answerable: found !== undefined || at !== undefined, ...(at && { at }) };
    });
}

/** Whether two notes say the same. */
function sameNote(one: Message, other: Message): boolean {
  return one.code === other.code && one.text === other.text;
}

function sameKind(one: Doubt, other: Doubt): boolean {
  return one.note.code === other.note.code;
}

function sameQuestion(one: Doubt, other: Doubt): boolean {
  return sameKind(one, other) && String(one.columns) === String(other.columns);
}

function sameDoubt(one: Doubt, other: Doubt): boolean {
  return sameQuestion(one, other) && sameNote(one.note, other.note);
}

/** The parts of a mapping that are chosen one by one, as JSON: a column of a field, each other key. */
type Parts = Map<string, string>;
const BY_FIELD = ["columns", "columnDecimals", "dialect"] as const satisfies readonly (keyof Mapping)[];

function partsOf(mapping: Mapping): Parts {
  const parts: Parts = new Map();
  for (const [key, value] of Object.entries(mapping)) {
    if (value === undefined) continue;
    if (BY_FIELD.some((name) => name === key))
      for (const [field, part] of Object.entries(value)) parts.set(`${key}.${field}`, JSON.stringify(part));
    else parts.set(key, JSON.stringify(value));
  }
  return parts;
}

/** The mapping with those of the named parts that `parts` holds, and without those that it lacks. */
function withParts(mapping: Mapping, parts: Parts, names: ReadonlySet<string>): Mapping {
  const merged = partsOf(mapping);
  for (const name of names) {
    const value = parts.get(name);
    if (value === undefined) merged.delete(name);
    else merged.set(name, value);
  }
  const whole: Record<string, unknown> = {};
  const nested: Record<string, Record<string, unknown>> = { columns: {} };
  for (const [name, text] of merged) {
    const [key = "", field] = name.split(".");
    const value: unknown = JSON.parse(text);
    if (field === undefined) whole[key] = value;
    else nested[key] = { ...nested[key], [field]: value };
  }
  return { ...whole, ...nested } as Partial<Mapping> as Mapping;
}
