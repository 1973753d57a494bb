// Properties (fast-check) try the same cases in every run of the tests, so that a change is judged by what it changed;
// `npm run properties` looks for new ones with seeds of its own.

import fc from "fast-check";
import { z } from "../../src/core/lib/zod.ts";

/** Gives properties that name no seed the one of `PROPERTY_SEED` (see vitest.config.ts). */
export function seedProperties(): void {
  fc.configureGlobal({
    ...fc.readConfigureGlobal(),
    seed: z.coerce.number().int().parse(process.env.PROPERTY_SEED),
  });
}
