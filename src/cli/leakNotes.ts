// Tells before a training what the guard against leaks has found.

import type { Mapping } from "../core/data/mapping/mapping.ts";
import { findLeaks } from "../core/features/leaks/leaks.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import type { Terminal } from "./terminal.ts";

/** One line for each finding. */
export function noteLeaks(samples: SampleSet, mapping: Mapping, terminal: Terminal): void {
  for (const { severity, sentence } of findLeaks(samples, mapping)) {
    terminal.note(`${severity === "warning" ? "Possible leak" : "Note"}: ${sentence.text}`);
  }
}
