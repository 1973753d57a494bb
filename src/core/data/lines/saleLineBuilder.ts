// Accepted lines into canonical columns: dictionary codes and typed arrays grow here, whatever path reads the file.

import { DAY_MS } from "../../lib/calendar.ts";
import { foldDiacritics } from "../mapping/headerText.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { Dictionary, detached } from "../values/dictionary.ts";
import { codeText, idText } from "../values/idText.ts";
import { IdColumn } from "./idColumn.ts";
import type { IdentityReports } from "./identity.ts";
import { LineBlocks, type LineListener } from "./lineBlock.ts";
import type { LineJudge } from "./lineJudge.ts";
import { PlaceCoder } from "./placeCoder.ts";
import {
  beginnings,
  COLUMN_NAMES,
  type Coded,
  type ColumnName,
  type ColumnsWith,
  columnSpec,
  columnsOf,
  isRead,
  makeColumns,
} from "./saleColumns.ts";
import type { SaleLines } from "./saleLines.ts";

/** The columns that come out of judging a line; the others are coded as they stand. */
const JUDGED: readonly ColumnName[] = ["customer", "product"];

/** A text column of the file that is coded as it stands; `codes` are those of the block being filled. */
interface TextColumn {
  readonly name: ColumnsWith<{ kind: "text" }>;
  readonly index: number;
  readonly dictionary: Dictionary;
  codes: Int32Array;
}

/** A column of the file that says yes or no. */
interface FlagColumn {
  readonly name: ColumnsWith<{ kind: "flag" }>;
  readonly index: number;
  readonly texts: Dictionary;
  /** By code in `texts`: 1 for a yes. */
  readonly answers: number[];
  flags: Uint8Array;
}

/** Builds SaleLines from judged records. */
export class SaleLineBuilder {
  firstTime = Number.POSITIVE_INFINITY;
  lastTime = Number.NEGATIVE_INFINITY;
  readonly customers: IdColumn;
  readonly products: IdColumn;
  private readonly read: ReadonlySet<ColumnName>;
  private readonly blocks: LineBlocks;
  private readonly texts: TextColumn[] = [];
  private readonly flags: FlagColumn[] = [];
  private readonly places: PlaceCoder;
  private readonly customerNames: string[] = [];
  private readonly productNames: string[] = [];
  /** Columns of names that are ids themselves, or stand for several columns of them; −1 where names stand beside ids. */
  private readonly customerNameAt: number;
  private readonly productNameAt: number;
  private timeOfDay = false;
  private discounted = false;

  constructor(mapping: Mapping, listener?: LineListener) {
    const { columns } = mapping;
    this.customers = new IdColumn("customer", columns);
    this.products = new IdColumn("product", columns);
    this.read = new Set(COLUMN_NAMES.filter((name) => isRead(name, mapping)));
    this.places = new PlaceCoder(mapping);
    this.customerNameAt = this.customers.names ? -1 : (columns.customerName ?? -1);
    this.productNameAt = this.products.names ? -1 : (columns.productName ?? -1);
    this.blocks = new LineBlocks(this.read, listener);
    for (const name of columnsOf("text")) {
      const index = columns[columnSpec(name).fields[0]!];
      if (index === undefined || JUDGED.includes(name)) continue;
      this.texts.push({
        name,
        index,
        dictionary: new Dictionary(codeText),
        codes: this.blocks.block[name],
      });
    }
    for (const name of columnsOf("flag")) {
      const [field] = columnSpec(name).fields;
      const index = field && columns[field];
      if (index === undefined) continue;
      this.flags.push({ name, index, texts: new Dictionary(), answers: [], flags: this.blocks.block[name] });
    }
  }

  get count(): number {
    return this.blocks.count;
  }

  /** What was found about the ids so far. */
  get identities(): IdentityReports {
    return { customer: this.customers.report, product: this.products.report };
  }

  /** Adds the record that `judge` has just accepted. */
  add(line: number, cells: LineCells, judge: LineJudge): void {
    const { block, at } = this.blocks;
    const customer = this.customers.code(cells, judge.customerColumn);
    const product = this.products.code(cells, judge.productColumn);
    block.line[at] = line;
    block.time[at] = judge.time;
    block.customer[at] = customer;
    block.product[at] = product;
    block.quantity[at] = judge.quantity;
    block.revenue[at] = judge.revenue;
    block.discount[at] = judge.discount;
    if (judge.discount > 0) this.discounted = true;
    if (judge.time < this.firstTime) this.firstTime = judge.time;
    if (judge.time > this.lastTime) this.lastTime = judge.time;
    if (!this.timeOfDay && judge.time % DAY_MS !== 0) this.timeOfDay = true;
    for (let i = 0; i < this.texts.length; i++) {
      const text = this.texts[i]!;
      text.codes[at] = cells.code(text.index, text.dictionary);
    }
    if (block.place.length > 0) block.place[at] = this.places.code(cells, customer);
    this.customers.takeBeside(customer, cells);
    this.products.takeBeside(product, cells);
    if (this.customerNameAt >= 0) firstName(this.customerNames, customer, cells, this.customerNameAt);
    if (this.productNameAt >= 0) firstName(this.productNames, product, cells, this.productNameAt);
    for (let i = 0; i < this.flags.length; i++) {
      const flag = this.flags[i]!;
      flag.flags[at] = answerOf(flag, cells);
    }
    if (block.promotion.length > 0) block.promotion[at] = judge.roles?.promotion ?? 0;
    if (this.blocks.advance()) this.takeUpBlock();
  }

  /** The finished columns, with room for more lines behind them; the builder is empty afterwards. */
  finish(judge: Pick<LineJudge, "hasQuantity" | "hasRevenue" | "hasDiscount">, room = 0): SaleLines {
    const { blocks } = this;
    const n = blocks.count + room;
    const product: Coded = { codes: blocks.take("product", n), values: this.products.dictionary.values };
    const columns = makeColumns((name) => {
      if (name === "product") return product;
      const { productCharacters } = columnSpec(name);
      if (!this.read.has(name)) return productCharacters ? beginnings(product, productCharacters) : null;
      if (name === "place") return { codes: blocks.take(name, n), values: this.places.values };
      const values = blocks.take(name, n);
      return values instanceof Int32Array ? { codes: values, values: this.valuesOf(name) } : values;
    });
    return {
      count: blocks.count,
      ...columns,
      customerNames: namesBy(this.customers, this.customerNames),
      productNames: namesBy(this.products, this.productNames),
      has: {
        quantity: judge.hasQuantity,
        revenue: judge.hasRevenue,
        discount: judge.hasDiscount && this.discounted,
        timeOfDay: this.timeOfDay,
      },
    };
  }

  /** Gives back what the byte reader keeps for the columns, where the file goes on with another builder. No more lines can be added. */
  release(): void {
    const { customers, products, places, texts, flags } = this;
    const dictionaries = [...texts.map(({ dictionary }) => dictionary), ...flags.map((flag) => flag.texts)];
    for (const each of [customers, products, places, ...dictionaries]) each.release();
  }

  private valuesOf(name: ColumnName): string[] {
    if (name === "customer") return this.customers.dictionary.values;
    return this.texts.find((text) => text.name === name)?.dictionary.values ?? [];
  }

  private takeUpBlock(): void {
    const { block } = this.blocks;
    for (const text of this.texts) text.codes = block[text.name];
    for (const flag of this.flags) flag.flags = block[flag.name];
  }
}

/** 1 where the cell says yes. */
function answerOf({ index, texts, answers }: FlagColumn, cells: LineCells): number {
  const code = cells.code(index, texts);
  if (code < 0) return 0;
  if (code === answers.length) {
    const answer = foldDiacritics(texts.values[code]!).toLowerCase();
    answers.push(/^(co|yes|y|true|t|1|x|dung)$/.test(answer) ? 1 : 0);
  }
  return answers[code]!;
}

/** By code of the id, its display name or "". */
function namesBy({ dictionary, names }: IdColumn, firsts: readonly string[]): string[] {
  const texts = names?.texts ?? firsts;
  return dictionary.values.map((_, code) => texts[code] ?? "");
}

function firstName(names: string[], code: number, cells: LineCells, index: number): void {
  if (names[code]) return;
  names[code] = detached(idText(cells.text(index)));
}
