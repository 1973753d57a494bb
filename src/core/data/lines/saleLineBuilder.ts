// Accepted lines into canonical columns: dictionary codes and typed arrays grow here, whatever path reads the file.

import { foldDiacritics } from "../mapping/headerText.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import { DAY } from "../values/dates.ts";
import { Dictionary, detached, valueText } from "../values/dictionary.ts";
import { LineBlocks, type LineListener, OPTIONAL_CODES, type OptionalCode } from "./lineBlock.ts";
import type { LineJudge } from "./lineJudge.ts";
import { PlaceCoder } from "./placeCoder.ts";
import type { Coded, SaleLines } from "./saleLines.ts";

/** A text column of the file that is coded as it stands. */
interface TextColumn {
  name: Exclude<OptionalCode, "place">;
  index: number;
  dictionary: Dictionary;
}

/** Builds SaleLines from judged records. */
export class SaleLineBuilder {
  walkIns = 0;
  firstTime = Number.POSITIVE_INFINITY;
  lastTime = Number.NEGATIVE_INFINITY;
  readonly customers = new Dictionary();
  readonly products = new Dictionary();
  private readonly blocks: LineBlocks;
  private readonly texts: TextColumn[] = [];
  private readonly places: PlaceCoder;
  private readonly customerNames: string[] = [];
  private readonly productNames: string[] = [];
  private readonly customerNameAt: number;
  private readonly productNameAt: number;
  private readonly walkInAt: number;
  private readonly walkInTexts = new Dictionary();
  /** By code in `walkInTexts`: 1 for a yes. */
  private readonly walkInAnswers: number[] = [];
  private timeOfDay = false;
  private discounted = false;

  constructor(mapping: Mapping, listener?: LineListener) {
    const { columns } = mapping;
    const has = new Set<OptionalCode>();
    for (const name of OPTIONAL_CODES) {
      if (name === "place") continue;
      const index = columns[name];
      if (index === undefined) continue;
      this.texts.push({ name, index, dictionary: new Dictionary() });
      has.add(name);
    }
    this.places = new PlaceCoder(mapping);
    if (this.places.isMapped) has.add("place");
    this.customerNameAt = columns.customerName ?? -1;
    this.productNameAt = columns.productName ?? -1;
    this.walkInAt = columns.walkIn ?? -1;
    this.blocks = new LineBlocks(has, this.walkInAt >= 0, listener);
  }

  get count(): number {
    return this.blocks.count;
  }

  /** Adds the record that `judge` has just accepted. */
  add(line: number, cells: LineCells, judge: LineJudge): void {
    const { block, at } = this.blocks;
    const customer = cells.code(judge.customerColumn, this.customers);
    const product = cells.code(judge.productColumn, this.products);
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
    if (!this.timeOfDay && judge.time % DAY !== 0) this.timeOfDay = true;
    for (let i = 0; i < this.texts.length; i++) {
      const text = this.texts[i]!;
      block[text.name][at] = cells.code(text.index, text.dictionary);
    }
    if (block.place.length > 0) block.place[at] = this.places.code(cells, customer);
    if (this.customerNameAt >= 0) firstName(this.customerNames, customer, cells, this.customerNameAt);
    if (this.productNameAt >= 0) firstName(this.productNames, product, cells, this.productNameAt);
    if (this.walkInAt >= 0) {
      const walkIn = this.walkInOf(cells);
      block.walkIn[at] = walkIn;
      this.walkIns += walkIn;
    }
    this.blocks.advance();
  }

  /** The finished columns, with room for more lines behind them; the builder is empty afterwards. */
  finish(judge: Pick<LineJudge, "hasQuantity" | "hasRevenue" | "hasDiscount">, room = 0): SaleLines {
    const n = this.blocks.count + room;
    const { blocks } = this;
    const codes = (name: "customer" | "product" | OptionalCode) => blocks.take(name, new Int32Array(n)) as Int32Array;
    const coded = (name: Exclude<OptionalCode, "place">): Coded | null => {
      const text = this.texts.find((other) => other.name === name);
      return text ? { codes: codes(name), values: text.dictionary.values } : null;
    };
    const product: Coded = { codes: codes("product"), values: this.products.values };
    return {
      count: this.blocks.count,
      line: blocks.take("line", new Uint32Array(n)),
      time: blocks.take("time", new Float64Array(n)),
      customer: { codes: codes("customer"), values: this.customers.values },
      product,
      order: coded("order"),
      quantity: blocks.take("quantity", new Float64Array(n)),
      revenue: blocks.take("revenue", new Float64Array(n)),
      discount: blocks.take("discount", new Float64Array(n)),
      family: coded("family") ?? beginnings(product, 2),
      series: coded("series") ?? beginnings(product, 4),
      category: coded("category"),
      salesperson: coded("salesperson"),
      route: coded("route"),
      source: coded("source"),
      walkIn: this.walkInAt >= 0 ? blocks.take("walkIn", new Uint8Array(n)) : null,
      place: this.places.isMapped ? { codes: codes("place"), values: this.places.values } : null,
      customerNames: this.customers.values.map((_, code) => this.customerNames[code] ?? ""),
      productNames: this.products.values.map((_, code) => this.productNames[code] ?? ""),
      has: {
        quantity: judge.hasQuantity,
        revenue: judge.hasRevenue,
        discount: judge.hasDiscount && this.discounted,
        timeOfDay: this.timeOfDay,
      },
    };
  }

  private walkInOf(cells: LineCells): number {
    const code = cells.code(this.walkInAt, this.walkInTexts);
    if (code < 0) return 0;
    if (code === this.walkInAnswers.length) {
      const answer = foldDiacritics(this.walkInTexts.values[code]!).toLowerCase();
      this.walkInAnswers.push(/^(co|yes|y|true|t|1|x|dung)$/.test(answer) ? 1 : 0);
    }
    return this.walkInAnswers[code]!;
  }
}

/** Family and series where the file has no columns for them: the first characters of the product's code. */
function beginnings(product: Coded, length: number): Coded {
  const dictionary = new Dictionary();
  const byProduct = Int32Array.from(product.values, (code) => dictionary.code([...code].slice(0, length).join("")));
  return { codes: product.codes.map((code) => byProduct[code]!), values: dictionary.values };
}

function firstName(names: string[], code: number, cells: LineCells, index: number): void {
  if (names[code]) return;
  names[code] = detached(valueText(cells.text(index)));
}
