// Ids that may be one and the same, and names that several ids share: told from the distinct values alone.

export interface AlikeIds {
  /** So many ids differ from another one by capitals, blanks, leading zeros, a trailing ".0" or their form alone. */
  ids: number;
  /** The first few groups, as they are written. */
  examples: string[][];
}

export interface SharedNames {
  /** So many names stand for several ids, and so many ids have such a name. */
  names: number;
  ids: number;
  examples: { name: string; ids: string[] }[];
}

const EXAMPLES = 3;
const IDS_IN_EXAMPLE = 3;
const PLAIN = /^[a-z1-9][a-z0-9_/-]*$/;

/** Groups of ids that look alike. */
export function alikeIds(values: readonly string[]): AlikeIds {
  const groups = sharedKeys(values, (value) => keyOf(value));
  let ids = 0;
  for (const { length } of groups) ids += length;
  return { ids, examples: groups.slice(0, EXAMPLES).map((group) => shortened(group, values)) };
}

/** Names of several ids; an id that is its own name counts for nothing. */
export function sharedNames(values: readonly string[], names: readonly string[]): SharedNames {
  const groups = sharedKeys(names, (name, code) =>
    name === "" || name === values[code] ? "" : name.normalize("NFC").toLowerCase(),
  );
  let ids = 0;
  for (const { length } of groups) ids += length;
  const examples = groups
    .slice(0, EXAMPLES)
    .map((group) => ({ name: names[group[0]!]!, ids: shortened(group, values) }));
  return { names: groups.length, ids, examples };
}

/** Codes that share a key with another, in the order of their first codes; "" is no key. */
function sharedKeys(texts: readonly string[], keyOfText: (text: string, code: number) => string): number[][] {
  const first = new Map<string, number>();
  const groups = new Map<number, number[]>();
  texts.forEach((text, code) => {
    const key = keyOfText(text, code);
    if (key === "") return;
    const other = first.get(key);
    if (other === undefined) first.set(key, code);
    else {
      const group = groups.get(other);
      if (group) group.push(code);
      else groups.set(other, [other, code]);
    }
  });
  return [...groups.values()].sort(([a], [b]) => a! - b!);
}

function keyOf(value: string): string {
  const lower = value.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFC")
    .replace(/[\s\u200b\ufeff']+/g, "")
    .replace(/^(\d+)\.0+$/, "$1")
    .replace(/^0+(?=\d+$)/, "");
}

function shortened(group: readonly number[], values: readonly string[]): string[] {
  return group.slice(0, IDS_IN_EXAMPLE).map((code) => values[code]!);
}
