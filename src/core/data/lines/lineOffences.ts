// What is said of lines that are set aside, where it takes remembering something.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { NumberColumn } from "./numberColumn.ts";

/** Lines of another number of fields than the header; said once for all that follow one another: files of nothing else exist. */
export class RaggedLines {
  private readonly expected: number;
  private told: { found: number; message: Message } | null = null;

  constructor(expected: number) {
    this.expected = expected;
  }

  offence(found: number): Message {
    if (found !== this.told?.found) {
      this.told = { found, message: dataMessage("offence.width", { found, expected: this.expected }) };
    }
    return this.told.message;
  }
}

/** Numbers of one line that no sale can have. */
export class NumbersBeyond {
  private column: NumberColumn | null = null;
  private value = 0;

  /** For the next line. */
  clear(): void {
    this.column = null;
  }

  see(column: NumberColumn, value: number): void {
    if (Math.abs(value) <= column.most) return;
    this.column = column;
    this.value = value;
  }

  /** Of the last one seen; null where all can be. */
  offence(): Message | null {
    return (
      this.column &&
      dataMessage("offence.beyond", { field: this.column.field, value: this.value, most: this.column.most })
    );
  }
}
