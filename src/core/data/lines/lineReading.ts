// What reading records leaves behind: columns, rejects, counts and totals, for a whole file or for a part of it.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { RepeatCursor } from "../files/fileSurvey.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { RecordBlock } from "../records/lineCells.ts";
import { DecimalSum } from "./decimalSum.ts";
import { DuplicateCounter } from "./duplicateCounter.ts";
import type { LineListener } from "./lineBlock.ts";
import type { LineJudge } from "./lineJudge.ts";
import { Rejects } from "./rejects.ts";
import { SaleLineBuilder } from "./saleLineBuilder.ts";

export class LineReading {
  rows = 0;
  readonly builder: SaleLineBuilder;
  readonly rejects = new Rejects();
  readonly duplicates = new DuplicateCounter();
  readonly totals = { quantity: new DecimalSum(), revenue: new DecimalSum(), discountAmount: new DecimalSum() };
  readonly notes: Message[] = [];

  private readonly repeats: RepeatCursor | undefined;

  constructor(mapping: Mapping, listener?: LineListener, repeats?: RepeatCursor) {
    this.repeats = repeats;
    this.builder = new SaleLineBuilder(mapping, listener);
  }

  /** Reads all blocks; calls `afterBlock` after each. */
  async read(blocks: AsyncIterable<RecordBlock>, judge: LineJudge, afterBlock: () => void): Promise<void> {
    const { builder, rejects, duplicates, totals, repeats } = this;
    for await (const block of blocks) {
      for (const line of block.openQuotes) this.notes.push(dataMessage("note.openQuote", { line }));
      const { cells } = block;
      let line = block.firstLine;
      while (block.next()) {
        this.rows++;
        if (repeats?.has(line)) {
          rejects.add("in two files", line++, repeats.offence.text, repeats.offence);
          continue;
        }
        cells.count(duplicates);
        const rule = judge.judge(cells);
        if (rule) rejects.add(rule, line, judge.offence, judge.offenceMessage);
        else {
          builder.add(line, cells, judge);
          totals.quantity.add(judge.quantity, judge.quantityDecimals);
          totals.revenue.add(judge.revenue, judge.revenueDecimals);
          totals.discountAmount.add(judge.discountAmount, judge.discountDecimals);
        }
        line++;
      }
      afterBlock();
    }
  }
}
