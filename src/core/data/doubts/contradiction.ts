// A doubt about a mapping that was saved for another file.

import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

export interface Contradiction extends Doubt {
  /** The values leave no choice, or so little that the saved reading cannot be gone on with. */
  weight: "proven" | "likely";
}

export type SavedLook = Pick<FirstLook, "values" | "proposal" | "mapping" | "saved">;
