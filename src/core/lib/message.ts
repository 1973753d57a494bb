// A sentence for the user that can be said in another language: English text, and the code and values it was made from.

/** What stands in a gap of a sentence; a sentence within a sentence is translated with it. */
export type Word = string | number | Message;

/** Plain data: it survives JSON and structured cloning. */
export interface Message {
  code: string;
  values: Record<string, Word>;
  /** The English text, made from the code's template. */
  text: string;
}

type Gaps<Template extends string> = Template extends `${string}{{${infer Gap}}}${infer Rest}`
  ? Gap | Gaps<Rest>
  : never;

/** Makes the sentence of a code; the compiler asks for exactly the values that its template has gaps for. */
export type Say<Templates extends Record<string, string>> = <Code extends keyof Templates & string>(
  code: Code,
  ...values: [Gaps<Templates[Code]>] extends [never] ? [] : [Record<Gaps<Templates[Code]>, Word>]
) => Message;

/** The messages of a list of templates, whose gaps are written `{{name}}`. */
export function messages<const Templates extends Record<string, string>>(templates: Templates): Say<Templates> {
  return (code, ...[values = {}]) => ({ code, values, text: fill(templates[code]!, values, textOf) });
}

/** Fills the gaps of a template; a gap without a value stays as it is written. */
export function fill(
  template: string,
  values: Readonly<Record<string, Word>>,
  write: (word: Word, gap: string) => string,
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (gap, name: string) =>
    Object.hasOwn(values, name) ? write(values[name]!, name) : gap,
  );
}

/** English text of a word. */
export function textOf(word: Word): string {
  return typeof word === "object" ? word.text : String(word);
}

/** An error whose message is the text of a sentence. */
export class MessageError extends Error {
  readonly sentence: Message;

  constructor(sentence: Message) {
    super(sentence.text);
    this.sentence = sentence;
  }
}

/** The sentence an error carries, here or from a worker; undefined where it has only its message. */
export function messageOf(error: unknown): Message | undefined {
  if (!(error instanceof Error) || !("sentence" in error)) return undefined;
  return isMessage(error.sentence) ? error.sentence : undefined;
}

/** Whether something from outside is a sentence, down to the sentences within it. */
export function isMessage(value: unknown, depth = 4): value is Message {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  const { code, values, text } = value as Partial<Message>;
  if (typeof code !== "string" || typeof text !== "string" || typeof values !== "object" || values === null)
    return false;
  return Object.values(values).every(
    (word) => typeof word === "string" || typeof word === "number" || isMessage(word, depth - 1),
  );
}
