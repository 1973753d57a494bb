// A message to the user that can be given in another language: its English text, and the code and values it was made from.

/** What stands in a gap of a message; a message within a message is translated with it. */
export type MessageValue = string | number | Message;

/** Plain data: it survives JSON and structured cloning, and is stored so. */
export interface Message {
  code: string;
  values: Record<string, MessageValue>;
  /** The English text, made from the code's template. */
  text: string;
}

/**
 * What the gaps of a template hold, by kind. A gap is written `{{name:kind}}`, and `{{name}}` where it is text. A count
 * may choose between forms, where # stands for the number: `{{rows:count|# line|# lines}}`.
 */
export interface GapValues {
  /** As it is, in every language: names, values of a file, codes. */
  text: string;
  /** A field of a sale line, by its name in code. */
  field: string;
  /** A message within, or a text as it is ("" for nothing). */
  message: Message | string;
  /** A whole number: lines, steps, a place in a row. */
  count: number;
  /** A measure with all its digits. */
  number: number;
  /** A measure rounded to the digits that matter, as `toFixed` and `toPrecision` write it, or with commas between thousands. */
  decimal: string;
  /** A share in percent, 0 to 100. */
  percent: number;
  /** A wall-clock time, as `timeText` writes it. */
  moment: string;
}

export type Kind = keyof GapValues;

type Gaps<Template extends string> = Template extends `${string}{{${infer Gap}}}${infer Rest}`
  ? Gap | Gaps<Rest>
  : never;
type NameOf<Gap> = Gap extends `${infer Name}:${string}` ? Name : Gap;
type KindOf<Gap> = Gap extends `${string}:${infer Kind}`
  ? Kind extends `${infer Bare}|${string}`
    ? Bare
    : Kind
  : "text";
type ValueOf<Kind, Values> = Kind extends keyof Values ? Values[Kind] : never;

/** The values that a template has gaps for, each of the type of its kind. */
export type Params<Template extends string, Values = GapValues> = {
  [Gap in Gaps<Template> as NameOf<Gap> & string]: ValueOf<KindOf<Gap>, Values>;
};

/** The arguments behind a code: none where its template has no gaps. */
export type ParamsOf<Template extends string, Values = GapValues> = [Gaps<Template>] extends [never]
  ? []
  : [values: Params<Template, Values>];

/** Makes the message of a code; the compiler asks for exactly the values that its template has gaps for. */
export type MessageOf<Templates extends Record<string, string>> = <Code extends keyof Templates & string>(
  code: Code,
  ...values: ParamsOf<Templates[Code]>
) => Message;

/** The function that makes the messages of a list of English templates. */
export function messages<const Templates extends Record<string, string>>(templates: Templates): MessageOf<Templates> {
  return (code, ...[values = {}]) => ({ code, values, text: fill(templates[code]!, values, writeEnglish, "en") });
}

const GAP = /\{\{(\w+)(?::(\w+))?((?:\|[^{}|]*)*)\}\}/g;
const plurals = new Map<string, Intl.PluralRules>();

/**
 * Fills the gaps of a template: `write` gives the text of a value of a kind, `language` chooses between a count's forms.
 * A gap without a value stays as it is written, and values are never taken for gaps.
 */
export function fill<Value>(
  template: string,
  values: Readonly<Record<string, Value>>,
  write: (value: Value, kind: string) => string,
  language: string,
): string {
  return template.replace(GAP, (gap, name: string, kind = "text", forms = "") => {
    if (!Object.hasOwn(values, name)) return gap;
    const value = values[name]!;
    const text = write(value, kind);
    if (forms === "" || typeof value !== "number") return text;
    return formOf(forms.slice(1).split("|"), value, language).replaceAll("#", () => text);
  });
}

/** The first of the forms for one, the last for more; languages without a plural write a single form. */
function formOf(forms: readonly string[], count: number, language: string): string {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count) === "one" ? forms[0]! : forms.at(-1)!;
}

const COUNT = new Intl.NumberFormat("en-US");

function writeEnglish(value: MessageValue, kind: string): string {
  if (typeof value === "object") return value.text;
  if (kind === "percent") return `${value}%`;
  if (kind === "count" && typeof value === "number") return COUNT.format(value);
  // To the minute, the day first named by its year, so that no reader takes it for a month.
  return kind === "moment" ? String(value).slice(0, 16).replace("T", " ") : String(value);
}

/** An error whose message is the text of a message that can be translated. */
export class MessageError extends Error {
  readonly sentence: Message;

  constructor(message: Message) {
    super(message.text);
    this.sentence = message;
  }
}

/** The message an error carries, here or from a worker; undefined where it has only its text. */
export function messageOf(error: unknown): Message | undefined {
  if (!(error instanceof Error) || !("sentence" in error)) return undefined;
  return isMessage(error.sentence) ? error.sentence : undefined;
}

/** Whether something from outside is a message, down to the messages within it. */
export function isMessage(value: unknown, depth = 4): value is Message {
  if (typeof value !== "object" || value === null || depth === 0) return false;
  const { code, values, text } = value as Partial<Message>;
  if (typeof code !== "string" || typeof text !== "string" || typeof values !== "object" || values === null)
    return false;
  return Object.values(values).every(
    (each) => typeof each === "string" || typeof each === "number" || isMessage(each, depth - 1),
  );
}
