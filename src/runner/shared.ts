// The one script behind both doors of the runner: predictor.js, a module, and predict.html, which may load no module from the
// disk but a script beside it. What it makes therefore stands on the global object.

import type { createPredictor as CreatePredictor } from "./api.ts";
import { openPage } from "./page/main.ts";
import { createPredictor } from "./predictor.ts";

export interface Shared {
  createPredictor: typeof CreatePredictor;
  /** Makes predict.html work. */
  openPage: () => void;
}

const shared: Shared = { createPredictor, openPage };
Object.assign(globalThis, { salesStudioRunner: shared });
