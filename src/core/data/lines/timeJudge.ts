// The day and the time of day of a line, or the rule that sets it aside for want of them.

import { DAY_MS, dayNumber } from "../../lib/calendar.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { RejectRule } from "../ingest/inspection.ts";
import type { DateFormat, Dialect, Mapping } from "../mapping/mapping.ts";
import { turnedBack } from "../mapping/turnedDates.ts";
import type { LineCells } from "../records/lineCells.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { isNoDay, saysNoDate } from "../values/noDate.ts";
import { MappingDisproved } from "./mappingDisproved.ts";

export class TimeJudge {
  /** Wall-clock ms of the line that was judged last. */
  time = 0;
  /** The text that set it aside. */
  offence = "";
  /** A line was read whose day and month cannot be the other way round. */
  dateOrderProven = false;

  private readonly mapping: Mapping;
  private readonly dateAt: number;
  private readonly timeAt: number;
  private readonly format: DateFormat;
  private readonly buddhist: boolean;
  private readonly noDays: boolean;
  private readonly turned: boolean;
  private readonly date = timeReading();
  private readonly clock = timeReading();

  constructor(mapping: Mapping, { calendar, oldDays, turned, thaiYears }: Partial<Dialect>) {
    this.mapping = mapping;
    this.dateAt = mapping.columns.date ?? -1;
    this.timeAt = mapping.columns.time ?? -1;
    this.format = mapping.dateFormat;
    this.buddhist = calendar === "buddhist";
    this.noDays = !oldDays;
    this.turned = turned ?? false;
    this.date.thaiYears = thaiYears ?? false;
  }

  /** The rule that the line breaks, or null with its time. Throws MappingDisproved. */
  judge(cells: LineCells): RejectRule | null {
    this.offence = "";
    if (!cells.date(this.dateAt, this.format, this.date)) {
      if (cells.isMissing(this.dateAt)) return "missing time";
      const text = cells.text(this.dateAt);
      if (saysNoDate(text, this.format)) return this.setAside("missing time", text);
      this.proposeOtherOrder(text);
      return this.setAside("unreadable time", text);
    }
    if (this.noDays && isNoDay(this.date.ms)) return this.setAside("missing time", cells.text(this.dateAt));
    // 2567 among years of 2024 is a slip, and 2024 among those of 2567.
    if (this.date.buddhist !== this.buddhist) return this.setAside("unreadable time", cells.text(this.dateAt));
    if (this.date.definite) this.dateOrderProven = true;
    this.time = this.turned && this.date.settled ? this.turnBack(cells) : this.date.ms;
    if (this.timeAt < 0 || cells.isMissing(this.timeAt)) return null;
    if (!cells.time(this.timeAt, this.clock)) return this.setAside("unreadable time", cells.text(this.timeAt));
    this.time = dayNumber(this.time) * DAY_MS + this.clock.ms;
    return null;
  }

  /** The date as written. */
  text(cells: LineCells): string {
    return cells.text(this.dateAt);
  }

  private setAside(rule: RejectRule, text: string): RejectRule {
    this.offence = text;
    return rule;
  }

  /** The date with day and month turned back; a day that is no month was never turned, and so none was. */
  private turnBack(cells: LineCells): number {
    const back = turnedBack(this.date.ms);
    if (!Number.isNaN(back)) return back;
    throw new MappingDisproved(
      { ...this.mapping, turnedDates: false },
      dataMessage("note.notTurned", { value: sampleText(cells.text(this.dateAt)) }),
    );
  }

  /** A date that only the other order of day and month can read, before any that only this order can. */
  private proposeOtherOrder(text: string): void {
    if (this.dateOrderProven || (this.format !== "dd/mm/yyyy" && this.format !== "mm/dd/yyyy")) return;
    const other: DateFormat = this.format === "dd/mm/yyyy" ? "mm/dd/yyyy" : "dd/mm/yyyy";
    if (!readDate(text, other, this.date) || !this.date.definite) return;
    throw new MappingDisproved(
      { ...this.mapping, dateFormat: other },
      dataMessage("note.otherDates", { format: other, value: sampleText(text) }),
    );
  }
}
