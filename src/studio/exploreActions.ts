// What a user can ask about the open lines beside their places.

import type { LineFilter } from "../core/explore/lineFilter.ts";
import type { SegmentReport } from "../core/explore/segmentReport.ts";
import type { Progress } from "../workers/protocol.ts";
import type { CallOptions, Engine } from "./engine.ts";

export interface ExploreActions {
  /** Customers by recency, frequency and money; so many clusters beside the table, 0 = none. */
  segments(filter: LineFilter, clusters: number, options: CallOptions<Progress>): Promise<SegmentReport>;
}

/** Binds the questions to the training worker, which holds the lines. */
export function createExploreActions(engine: Engine): ExploreActions {
  return { segments: (filter, clusters, options) => engine.training("segments", { filter, clusters }, options) };
}
