// What a feature of the model is, beside its name: how its raw value enters the model, and what it means.

/** How a raw value enters the model: `divisor` first, then log1p (mirrored below 0), then standardisation. */
export interface Scaling {
  log: boolean;
  /** false: the feature is used as it is (already in 0..1, or a sine). */
  scale: boolean;
  divisor: number;
}

export interface Definition extends Scaling {
  /** What it is, in English, for docs/features.md. */
  doc: string;
  /** false: computed for models that were trained with it, and for formulas; new models do without. */
  byDefault: boolean;
}

/** Sums, counts and days, which are skewed: log1p, then standardised. */
export function logged(doc: string): Definition {
  return { log: true, scale: true, divisor: 1, doc, byDefault: true };
}

export function standardised(doc: string): Definition {
  return { log: false, scale: true, divisor: 1, doc, byDefault: true };
}

/** Of known bounds: divided by the largest value, so that it lies within −1..1. */
export function bounded(doc: string, divisor = 1): Definition {
  return { log: false, scale: false, divisor, doc, byDefault: true };
}

/** No longer an input of new models. */
export function retired(definition: Definition): Definition {
  return { ...definition, byDefault: false };
}

/** Features that are computed together, by name in the order of the inputs. */
export interface FeatureGroup<Name extends string = string> {
  /** Shuffled together by permutation importance. */
  name: string;
  /** Raised when the values written change: what was fitted with the earlier ones is then fitted anew. */
  revision: number;
  features: Readonly<Record<Name, Definition>>;
  /** Features of earlier groups that this one reads from the row. */
  needs?: readonly string[];
}

/** Where each feature of a kind stands in a row of raw values. */
export type Slots<Name extends string = string> = Readonly<Record<Name, number>>;
