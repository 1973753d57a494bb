// What the parts of a report are made of: an analysis asks what it shows, and says it in sections. Charts are those of
// the page; whoever writes the file draws them.

import type { Block, Section } from "../../../core/report/document.ts";
import type { Questions } from "../../../studio/questions.ts";
import type { Progress } from "../../../workers/protocol.ts";
import type { Call, CallOptions } from "../../../workers/rpc.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import type { Words } from "../words.ts";

export type ReportBlock = Exclude<Block, { kind: "chart" }> | { kind: "chart"; chart: ChartSpec };

export interface ReportSection {
  title: string;
  blocks: ReportBlock[];
}

export interface ReportInput {
  words: Words;
  /** Asks about the model; what the page has asked before is there at once. */
  ask: Call<Questions>;
  options: CallOptions<Progress>;
}

export interface ReportPart {
  sections: ReportSection[];
  /** What a reader must be told at the end: licences, privacy. */
  notes?: ReportBlock[];
}

/** Writes an analysis' part of the report. */
export type WritePart = (input: ReportInput) => Promise<ReportPart>;

/** The section as it stands in the file; `draw` makes charts plain, and what they leave out is told below them. */
export function drawn({ title, blocks }: ReportSection, draw: (chart: ChartSpec) => Block): Section {
  const plain = (block: ReportBlock): Block[] => {
    if (block.kind !== "chart") return [block];
    const text = block.chart.note?.() ?? "";
    return [draw(block.chart), ...(text === "" ? [] : [{ kind: "text", small: true, text } as const])];
  };
  return { title, blocks: blocks.flatMap(plain) };
}
