// The stored form of a fitted preprocess: its versions, and how an older one becomes today's.

import { type Format, migrate, versionMessage } from "../lib/versions.ts";

/** What a `Preprocess` of today says it is. */
export const PREPROCESS_VERSION = 2;

type Plain = Readonly<Record<string, unknown>>;

/** Version 1 knew these divisors from its code alone. */
const DIVISORS_OF_1: ReadonlyMap<string, number> = new Map([
  ["r_score", 5],
  ["f_score", 5],
  ["m_score", 5],
  ["days_to_tet", 60],
]);

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null;

/** Scalers with their divisors; what is no scaler stays as it is, for the reader to refuse. */
function divided(scalers: unknown, divisors?: ReadonlyMap<string, number>): unknown {
  if (!Array.isArray(scalers)) return isPlain(scalers) ? { ...scalers, divisor: 1 } : scalers;
  return scalers.map((scaler: unknown) =>
    isPlain(scaler) ? { ...scaler, divisor: divisors?.get(String(scaler.name)) ?? 1 } : scaler,
  );
}

function each(values: unknown): unknown {
  if (!isPlain(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, divided(value)]));
}

export const PREPROCESS_FORMAT: Format = {
  what: versionMessage("stored.preprocess"),
  migrations: [
    // 1 → 2: each scaler has its divisor, so that it says all that a raw value goes through.
    (value) => ({
      ...value,
      steps: divided(value.steps),
      periods: each(value.periods),
      customer: divided(value.customer, DIVISORS_OF_1),
      targets: each(value.targets),
    }),
  ],
};

/** A stored preprocess in today's form. Throws a localised error when it is newer than this code. */
export function migratePreprocess(value: Plain): Plain {
  return migrate(PREPROCESS_FORMAT, value);
}
