// Starts chunk.worker.ts in a thread, where tsx does not register itself: so this one file is JavaScript.

import { register } from "tsx/esm/api";

register();
await import("./chunk.worker.ts");
