// What was set aside: counts by rule, with the first line numbers and the values that offended.

import type { Message } from "../../lib/message.ts";
import { REJECT_RULES, type RejectReport, type RejectRule } from "../ingest/inspection.ts";
import { detached } from "../values/dictionary.ts";

const EXAMPLES = 20;
const VALUE_LENGTH = 100;

export class Rejects {
  private readonly reports = new Map<RejectRule, RejectReport>();

  /** `value` is text of the file, or the text of the message that stands for it. */
  add(rule: RejectRule, line: number, value: string, message: Message | null = null): void {
    this.reportOf(rule).count++;
    this.example(rule, line, value, message);
  }

  private reportOf(rule: RejectRule): RejectReport {
    let report = this.reports.get(rule);
    if (!report) {
      report = { count: 0, lines: [], values: [] };
      this.reports.set(rule, report);
    }
    return report;
  }

  private example(rule: RejectRule, line: number, value: string, message: Message | null): void {
    const report = this.reportOf(rule);
    if (report.lines.length >= EXAMPLES) return;
    report.lines.push(line);
    if (message) {
      report.sentences ??= report.values.map(() => null);
    }
    report.sentences?.push(message);
    report.values.push(value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : detached(value));
  }

  /** Adds what another part of the file, after `rows` lines, rejected. */
  append(rejected: Partial<Record<RejectRule, RejectReport>>, rows: number): void {
    for (const rule of REJECT_RULES) {
      const more = rejected[rule];
      if (!more) continue;
      this.reportOf(rule).count += more.count;
      more.lines.forEach((line, i) => {
        this.example(rule, rows + line, more.values[i]!, more.sentences?.[i] ?? null);
      });
    }
  }

  /** By rule, in the order the rules are tried; rules nothing broke are absent. */
  get byRule(): Partial<Record<RejectRule, RejectReport>> {
    const found: Partial<Record<RejectRule, RejectReport>> = {};
    for (const rule of REJECT_RULES) {
      const report = this.reports.get(rule);
      if (report) found[rule] = report;
    }
    return found;
  }
}
