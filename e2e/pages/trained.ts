// What the project "training" of playwright.config.ts trains once in the page, for tests that open a model instead of training it.

import { join } from "node:path";

/** "shop": the sample of a small online shop; "ledger": the file of ledger.ts. One data set and one run each. */
export type Trained = "shop" | "ledger";

/** The file with the page's IndexedDB and localStorage; an origin's, so one for each port. */
export const trainedState = (name: Trained): string =>
  join(".cache", "e2e", process.env.E2E_PORT ?? "default", `${name}.json`);
