// One record to one sale line, or to the rule that sets it aside. The rules stand here once: reading and the list of
// rejected lines both ask this judge. It reads only mapped cells and makes no objects per line.

import type { Message } from "../../lib/message.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { RejectRule } from "../ingest/inspection.ts";
import { identityColumns } from "../mapping/identityColumns.ts";
import {
  type Decimal,
  DISCOUNT_PARTS,
  type Dialect,
  type DiscountKind,
  type Field,
  type Mapping,
  NUMBER_FIELDS,
} from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { RoleReader } from "../roles/roleReader.ts";
import { emailText, phoneText } from "../values/contacts.ts";
import { Dictionary } from "../values/dictionary.ts";
import { numberReading, readMeasured, readNumber } from "../values/numbers.ts";
import type { Bounds } from "./bounds.ts";
import { CurrencyRule } from "./currencyRule.ts";
import { NumbersBeyond, RaggedLines } from "./lineOffences.ts";
import { MappingDisproved } from "./mappingDisproved.ts";
import { MOST_MONEY, type NumberColumn, numberColumn } from "./numberColumn.ts";
import { ReturnedColumns, takeBack } from "./returnedPart.ts";
import { TimeJudge } from "./timeJudge.ts";

/** By so much, of the amount and in money, a discount may exceed it where both were rounded. */
const ROUNDED = 0.001;
const CENT = 0.01;

/** Judges records one at a time; after a null verdict its fields hold the line. */
export class LineJudge {
  time = 0;
  /** The column that names the line's product: the code's, else the name's. */
  productColumn = 0;
  quantity = 1;
  revenue = 0;
  discount = 0;
  discountAmount = 0;
  quantityDecimals = 0;
  revenueDecimals = 0;
  discountDecimals = 0;
  /** The text that set the line aside. */
  offence = "";
  /** The offence as a sentence, where it is not text of the file. */
  offenceMessage: Message | null = null;
  /** Lines of which a part came back, and was taken off. */
  partlyReturned = 0;
  /** Reads what a line is; null where no column tells. */
  readonly roles: RoleReader | null;

  private readonly mapping: Mapping;
  private readonly width: number;
  private readonly ragged: RaggedLines;
  /** The column that names the line's customer. */
  customerColumn: number;
  /** Where telephone numbers or addresses tell customers: those columns, and the column of their names or −1. */
  private readonly contacts: { index: number; texts: Dictionary }[];
  private readonly customerNameAt: number;
  private readonly productAt: number;
  private readonly productNameAt: number;
  private readonly bounds: Bounds | null;
  private readonly times: TimeJudge;
  private readonly currency: CurrencyRule;
  private readonly kind: DiscountKind;
  private readonly numbers = new Map<Field, NumberColumn>();
  private readonly quantityColumn: NumberColumn | undefined;
  private readonly priceColumn: NumberColumn | undefined;
  private readonly grossColumn: NumberColumn | undefined;
  private readonly revenueColumn: NumberColumn | undefined;
  private readonly discountColumns: NumberColumn[];
  private readonly returned: ReturnedColumns | null;
  private readonly number = numberReading();
  private readonly beyond = new NumbersBeyond();

  /** `dialect` tells what of the writing the first lines showed. */
  constructor(mapping: Mapping, dialect: Partial<Dialect> = {}) {
    const { bounds, units = [] } = dialect;
    const { columns } = mapping;
    this.times = new TimeJudge(mapping, dialect);
    this.currency = new CurrencyRule(mapping);
    this.bounds = bounds ?? null;
    this.mapping = mapping;
    this.width = mapping.header.length;
    this.ragged = new RaggedLines(this.width);
    const who = identityColumns(columns);
    this.customerColumn = who[0] ?? -1;
    const readers = new Map([
      [columns.phone, phoneText],
      [columns.email, emailText],
    ]);
    this.contacts = who.flatMap((index) => {
      const read = readers.get(index);
      return read ? { index, texts: new Dictionary(read) } : [];
    });
    this.customerNameAt = who.find((index) => !readers.has(index)) ?? -1;
    this.productAt = columns.product ?? -1;
    this.productNameAt = columns.productName ?? -1;
    this.kind = mapping.discountKind;
    for (const field of NUMBER_FIELDS) {
      const index = columns[field];
      if (index === undefined) continue;
      const decimal = mapping.columnDecimals?.[field] ?? mapping.decimal;
      this.numbers.set(field, numberColumn(field, index, decimal, units.includes(field)));
    }
    this.quantityColumn = this.numbers.get("quantity");
    this.priceColumn = this.numbers.get("unitPrice");
    this.grossColumn = this.numbers.get("gross");
    this.revenueColumn = this.numbers.get("revenue");
    const total = this.numbers.get("discount");
    const parts = DISCOUNT_PARTS.flatMap((field) => this.numbers.get(field) ?? []);
    this.discountColumns = total ? [total] : parts;
    const back = [this.numbers.get("returnedQuantity"), this.numbers.get("returnedAmount")] as const;
    this.returned = back.some((column) => column !== undefined)
      ? new ReturnedColumns(...back, (cells, column) => (this.read(cells, column) ? this.number : null))
      : null;
    this.roles = mapping.roles && mapping.roles.columns.length > 0 ? new RoleReader(mapping) : null;
  }

  /** A line was read whose day and month cannot be the other way round. */
  get dateOrderProven(): boolean {
    return this.times.dateOrderProven;
  }

  set dateOrderProven(proven: boolean) {
    this.times.dateOrderProven = proven;
  }

  get hasQuantity(): boolean {
    return this.quantityColumn !== undefined;
  }

  get hasRevenue(): boolean {
    return (this.revenueColumn ?? this.grossColumn ?? this.priceColumn) !== undefined;
  }

  get hasDiscount(): boolean {
    return this.discountColumns.length > 0;
  }

  /** The first rule the record breaks, or null with the line in this judge's fields. Throws MappingDisproved. */
  judge(cells: LineCells): RejectRule | null {
    if (!cells.hasWidth(this.width)) {
      return this.setAside("ragged line", this.ragged.offence(cells.length));
    }
    this.offence = "";
    this.offenceMessage = null;
    if (this.roles) {
      const rule = this.roles.read(cells);
      if (rule) {
        this.offence = this.roles.offence;
        return rule;
      }
    }
    if (this.contacts.length > 0 ? !this.findContact(cells) : cells.isMissing(this.customerColumn))
      return "missing customer";
    if (this.productAt >= 0 && !cells.isMissing(this.productAt)) this.productColumn = this.productAt;
    else if (this.productNameAt >= 0 && !cells.isMissing(this.productNameAt)) this.productColumn = this.productNameAt;
    else return "missing product";
    const rule = this.times.judge(cells);
    if (rule) {
      this.offence = this.times.offence;
      return rule;
    }
    this.time = this.times.time;
    const otherCurrency = this.currency.judge(cells);
    return otherCurrency === "" ? this.judgeNumbers(cells) : this.ofOtherCurrency(otherCurrency);
  }

  /** Chooses the column that tells the line's customer; false where none does. */
  private findContact(cells: LineCells): boolean {
    for (let i = 0; i < this.contacts.length; i++) {
      const { index, texts } = this.contacts[i]!;
      if (cells.code(index, texts) < 0) continue;
      this.customerColumn = index;
      return true;
    }
    this.customerColumn = this.customerNameAt;
    return this.customerNameAt >= 0 && !cells.isMissing(this.customerNameAt);
  }

  private judgeNumbers(cells: LineCells): RejectRule | null {
    this.currency.otherSign = "";
    this.beyond.clear();
    let quantity = 1;
    let quantityDecimals = 0;
    if (this.quantityColumn) {
      if (this.read(cells, this.quantityColumn)) {
        quantity = this.number.value;
        quantityDecimals = this.number.decimals;
      } else if (!cells.isMissing(this.quantityColumn.index))
        return this.unreadable(cells.text(this.quantityColumn.index));
    }

    // Gross amount before discount: its own column, else quantity × unit price; NaN where the line has neither.
    let gross = Number.NaN;
    let grossDecimals = 0;
    if (this.grossColumn) {
      if (this.read(cells, this.grossColumn)) {
        gross = this.number.value;
        grossDecimals = this.number.decimals;
      } else if (!cells.isMissing(this.grossColumn.index)) return this.unreadable(cells.text(this.grossColumn.index));
    }
    if (this.priceColumn) {
      if (this.read(cells, this.priceColumn)) {
        if (Number.isNaN(gross)) {
          gross = quantity * this.number.value;
          grossDecimals = quantityDecimals + this.number.decimals;
        }
      } else if (!cells.isMissing(this.priceColumn.index)) return this.unreadable(cells.text(this.priceColumn.index));
    }

    // The discount as written, its parts added up: money, and shares of the gross amount where the column holds rates or
    // the cell says %.
    let off = 0;
    let offDecimals = 0;
    let rate = 0;
    let rateDecimals = 0;
    for (let i = 0; i < this.discountColumns.length; i++) {
      const column = this.discountColumns[i]!;
      if (cells.isNought(column.index)) continue;
      if (this.read(cells, column, true)) {
        const { value, decimals, percent } = this.number;
        if (percent || this.kind !== "amount") {
          const hundredth = percent || this.kind === "percent";
          rate += hundredth ? value / 100 : value;
          rateDecimals = Math.max(rateDecimals, decimals + (hundredth ? 2 : 0));
        } else {
          off += value;
          offDecimals = Math.max(offDecimals, decimals);
        }
      } else if (!cells.isMissing(column.index)) return this.unreadable(cells.text(column.index));
    }

    let revenue = Number.NaN;
    let revenueDecimals = 0;
    if (this.revenueColumn) {
      if (this.read(cells, this.revenueColumn)) {
        revenue = this.number.value;
        revenueDecimals = this.number.decimals;
      } else if (!cells.isMissing(this.revenueColumn.index))
        return this.unreadable(cells.text(this.revenueColumn.index));
    }

    const beyond = this.beyond.offence();
    if (beyond) return this.setAside("impossible number", beyond);
    if (Math.abs(rate) > 1 + 1e-9)
      return this.setAside(
        "impossible discount",
        dataMessage("offence.discountRate", { share: Math.round(Math.abs(rate) * 100) }),
      );
    if (this.kind === "amount") {
      const base = Number.isNaN(gross) ? revenue : gross;
      // Some exports write what is taken off as a negative number.
      if (off < 0 && !(base < 0)) off = -off;
      if (rate !== 0) {
        const share = Math.abs(rate);
        const before = Number.isNaN(gross) ? (share < 1 ? (revenue + off) / (1 - share) : 0) : gross;
        if (!Number.isNaN(before)) {
          off += share * before;
          offDecimals = Math.max(offDecimals, (Number.isNaN(gross) ? revenueDecimals : grossDecimals) + rateDecimals);
        }
      }
      const known = !Number.isNaN(revenue);
      if (!known) {
        revenue = gross - off;
        revenueDecimals = Math.max(grossDecimals, offDecimals);
      }
      const whole = this.grossColumn && !Number.isNaN(gross) ? gross : revenue + off;
      // Nothing can be taken off more than there is: the discount is another's, or written another way.
      if (off > whole + ROUNDED * Math.abs(whole) + CENT && (known ? whole > 0 && revenue >= 0 : whole >= 0))
        return this.setAside("impossible discount", dataMessage("offence.discount", { value: off, whole }));
      this.discount = off === 0 || whole === 0 ? 0 : clamp(off / whole);
      this.discountAmount = off;
      this.discountDecimals = offDecimals;
    } else {
      this.discount = clamp(Math.abs(rate));
      if (Number.isNaN(revenue)) {
        revenue = gross * (1 - this.discount);
        revenueDecimals = grossDecimals + rateDecimals;
      }
      const whole = Number.isNaN(gross) ? (this.discount < 1 ? revenue / (1 - this.discount) : 0) : gross;
      this.discountAmount = this.discount === 0 ? 0 : whole * this.discount;
      this.discountDecimals = Number.isNaN(gross) ? revenueDecimals + 2 : grossDecimals + rateDecimals;
    }
    if (Number.isNaN(revenue)) {
      if (this.hasRevenue) return this.unreadable("");
      revenue = 0;
      this.discountAmount = this.kind === "amount" ? off : 0;
    }
    if (this.currency.otherSign !== "") return this.ofOtherCurrency(this.currency.offence(this.currency.otherSign));
    this.quantity = quantity;
    this.revenue = revenue;
    this.quantityDecimals = quantityDecimals;
    this.revenueDecimals = revenueDecimals;
    if (Math.abs(revenue) > MOST_MONEY) return this.impossible("revenue", revenue, MOST_MONEY);
    if (Math.abs(this.discountAmount) > MOST_MONEY) return this.impossible("discount", this.discountAmount, MOST_MONEY);
    if (this.returned) {
      const rule = this.takeReturned(cells, this.returned);
      const beyond = this.beyond.offence();
      if (beyond) return this.setAside("impossible number", beyond);
      if (rule) return rule;
    }
    if (this.roles?.takenBack) takeBack(this);
    return this.judgeSign(cells);
  }

  private judgeSign(cells: LineCells): RejectRule | null {
    const { quantity, revenue } = this;
    if (!this.mapping.keepReturns && (quantity < 0 || revenue < 0)) {
      const offence =
        quantity < 0
          ? dataMessage("offence.quantity", { value: quantity })
          : dataMessage("offence.revenue", { value: revenue });
      return this.setAside("return", offence);
    }
    return this.bounds && this.outlierBy(this.bounds, cells);
  }

  /** The rule by which a line is set aside that lies far from all others. */
  private outlierBy({ first, last, quantity, revenue }: Bounds, cells: LineCells): RejectRule | null {
    if (this.time < first || this.time > last) {
      this.offence = this.times.text(cells);
      return "far date";
    }
    if (Math.abs(this.quantity) >= quantity)
      return this.setAside("far too large", dataMessage("offence.quantity", { value: this.quantity }));
    if (Math.abs(this.revenue) >= revenue)
      return this.setAside("far too large", dataMessage("offence.revenue", { value: this.revenue }));
    return null;
  }

  /** Takes off what came back of the line, as its own columns say. */
  private takeReturned(cells: LineCells, returned: ReturnedColumns): RejectRule | null {
    const left = returned.takeOff(cells, this, this.mapping);
    if (left === "unreadable") return this.unreadable(returned.offence);
    if (left === "nothing") return this.setAside("nothing sold", dataMessage("offence.nothing"));
    if (left === "part") this.partlyReturned++;
    if (left !== "return") return null;
    const { pieces, money } = returned.part;
    return this.setAside("return", dataMessage("offence.returned", { value: pieces || money }));
  }

  private impossible(field: Field, value: number, most: number): RejectRule {
    return this.setAside("impossible number", dataMessage("offence.beyond", { field, value, most }));
  }

  private setAside(rule: RejectRule, offence: Message): RejectRule {
    this.offence = offence.text;
    this.offenceMessage = offence;
    return rule;
  }

  private ofOtherCurrency(name: string): RejectRule {
    this.offence = name;
    return "other currency";
  }

  private unreadable(text: string): RejectRule {
    this.offence = text;
    return "unreadable number";
  }

  /** Reads a cell of a number column; on failure looks whether the other decimal mark would have read it. */
  private read(cells: LineCells, column: NumberColumn, percentAllowed = false): boolean {
    if (cells.number(column.index, column.decimal, this.number)) {
      if (this.number.percent && !percentAllowed) return false;
      if (this.number.sign !== "" && column.field !== "quantity") this.currency.see(this.number.sign);
      if (this.number.definite) column.proven = true;
      this.beyond.see(column, this.number.value);
      return true;
    }
    const text = cells.text(column.index);
    if (column.measured && readMeasured(text, column.decimal, this.number)) {
      this.beyond.see(column, this.number.value);
      return true;
    }
    if (column.proven || text === "") return false;
    const other: Decimal = column.decimal === "," ? "." : ",";
    if (!readNumber(text, other, this.number) || !this.number.definite) return false;
    const columnDecimals = { ...this.mapping.columnDecimals, [column.field]: other };
    throw new MappingDisproved(
      { ...this.mapping, columnDecimals },
      dataMessage("note.otherDecimal", {
        column: this.mapping.header[column.index] ?? "",
        mark: other,
        value: sampleText(text),
      }),
    );
  }
}

function clamp(fraction: number): number {
  return fraction > 0 ? (fraction < 1 ? fraction : 1) : 0;
}
