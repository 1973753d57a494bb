// Zips of models of every version, damaged as bytes and as what they say, and what reading makes of them.

import { isDeepStrictEqual } from "node:util";
import { checkPreprocess } from "../../features/checkPreprocess.ts";
import { messageOf } from "../../lib/message.ts";
import { type Random, random as seeded } from "../../lib/random.ts";
import { damage, type Verdict } from "../../lib/testing/damage.ts";
import { checkParameters } from "../../model/parameters.ts";
import type { Artefact } from "../artefact.ts";
import { unpack } from "../unpack.ts";
import { unzipFiles, zipFiles } from "../zip.ts";
import { resealed } from "./resealed.ts";

/** A model that is damaged; `sealed` where its manifest names its files. */
export interface Base {
  files: ReadonlyMap<string, Uint8Array>;
  model: Artefact;
  sealed: boolean;
}

export interface Bundle {
  zip: Uint8Array;
  base: Base;
  /** Whether what it was damaged with must be noticed, or change nothing. */
  noticed: boolean;
}

const HOSTILE: readonly unknown[] = [
  0,
  -1,
  0.5,
  1e9,
  1e300,
  null,
  true,
  "",
  "x".repeat(10_000),
  "__proto__",
  [],
  {},
  [[]],
  new Array(500).fill(0),
  { constructor: 1 },
];

/** The bundle of a seed, of one of these models. */
export function bundleOf(seed: number, bases: readonly Base[]): Bundle {
  const random = seeded(seed);
  const base = bases[random.integer(bases.length)]!;
  const files = new Map(base.files);
  const names = [...files.keys()];
  const name = names[random.integer(names.length)]!;
  switch (random.integer(5)) {
    case 0: {
      let zip: Uint8Array = zipFiles(files);
      for (let i = 1 + random.integer(3); i > 0; i--) zip = damage(zip, random);
      return { zip, base, noticed: true };
    }
    case 1:
      files.set(name, damage(files.get(name)!, random));
      return { zip: zipFiles(files), base, noticed: base.sealed };
    case 2: {
      const other = bases[random.integer(bases.length)]!;
      const found = other.files.get(name);
      if (found) files.set(name, found);
      else files.delete(name);
      return { zip: zipFiles(files), base, noticed: base.sealed };
    }
    default: {
      const json = names.filter((each) => each.endsWith(".json"));
      const changed = json[random.integer(json.length)]!;
      const value = JSON.parse(new TextDecoder().decode(files.get(changed)));
      files.set(changed, new TextEncoder().encode(JSON.stringify(spoilt(value, random))));
      const hasId = changed !== "manifest.json" && base.sealed;
      return { zip: zipFiles(hasId ? resealed(files) : files), base, noticed: base.sealed && !hasId };
    }
  }
}

/** A copy with one value somewhere exchanged or taken out. */
function spoilt(value: unknown, random: Random): unknown {
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0 && random.integer(8) > 0) {
    const keys = Object.keys(value);
    const key = keys[random.integer(keys.length)]!;
    if (random.integer(12) === 0) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));
    const inside = spoilt(Reflect.get(value, key), random);
    if (Array.isArray(value)) return value.with(Number(key), inside);
    return { ...value, [key]: inside };
  }
  return HOSTILE[random.integer(HOSTILE.length)];
}

/** Refused in a sentence; read as a model that can be asked, and as the one that it was where that can be told; or wrong. */
export function judgeBundle({ zip, base, noticed }: Bundle): Verdict {
  try {
    const model = unpack(unzipFiles(zip));
    checkPreprocess(model.preprocess);
    for (const { config, weights } of model.members) checkParameters(config, weights);
    if (noticed && !isDeepStrictEqual(model, base.model)) return { kind: "wrong", why: "read as another model" };
    return { kind: "read" };
  } catch (error) {
    if (messageOf(error)) return { kind: "refused" };
    return { kind: "wrong", why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
