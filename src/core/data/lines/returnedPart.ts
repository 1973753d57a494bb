// What came back of a line, where the file says so in columns of its own: taken off what was sold.

import type { Mapping } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import type { NumberReading } from "../values/numbers.ts";
import type { NumberColumn } from "./numberColumn.ts";

/** The numbers of a line that a return changes, with the decimals they were written with. */
export interface SoldLine {
  quantity: number;
  revenue: number;
  discountAmount: number;
  quantityDecimals: number;
  revenueDecimals: number;
  discountDecimals: number;
}

/** What came back: pieces, and money or NaN. */
export interface ReturnedPart {
  pieces: number;
  piecesDecimals: number;
  money: number;
  moneyDecimals: number;
}

/** Reads a cell of a number column; null where it holds none. */
type ReadNumber = (cells: LineCells, column: NumberColumn) => NumberReading | null;

/** The columns that tell what came back. */
export class ReturnedColumns {
  /** What came back of the line read last. */
  readonly part: ReturnedPart = { pieces: 0, piecesDecimals: 0, money: 0, moneyDecimals: 0 };
  /** The text that cannot be read. */
  offence = "";
  private value = 0;
  private decimals = 0;
  private readonly pieces: NumberColumn | undefined;
  private readonly money: NumberColumn | undefined;
  private readonly number: ReadNumber;

  constructor(pieces: NumberColumn | undefined, money: NumberColumn | undefined, number: ReadNumber) {
    this.pieces = pieces;
    this.money = money;
    this.number = number;
  }

  /** Takes off the line what came back of it; "return" only where it is to be set aside. */
  takeOff(
    cells: LineCells,
    line: SoldLine,
    { amountsNet, keepReturns }: Mapping,
  ): ReturnType<typeof takeOff> | "unreadable" {
    const { part } = this;
    if (!this.read(cells, this.pieces)) return "unreadable";
    part.pieces = this.value;
    part.piecesDecimals = this.decimals;
    if (!this.read(cells, this.money)) return "unreadable";
    part.money = this.value;
    part.moneyDecimals = this.decimals;
    const sold = line.quantity !== 0 || line.revenue !== 0;
    const left = takeOff(line, part, amountsNet === true);
    return left === "return" && keepReturns && !sold ? null : left;
  }

  /** 0 where the column says nothing; false with the offence where it cannot be read. */
  private read(cells: LineCells, column: NumberColumn | undefined): boolean {
    this.value = 0;
    this.decimals = 0;
    if (!column || cells.isNought(column.index)) return true;
    const number = this.number(cells, column);
    if (number) {
      this.value = Math.abs(number.value);
      this.decimals = number.decimals;
      return true;
    }
    this.offence = cells.isMissing(column.index) ? "" : cells.text(column.index);
    return this.offence === "";
  }
}

/**
 * Takes the part off the line. "nothing": neither sold nor returned; "return": the whole line came back, or it is one
 * (then negative); "part": some of it stays; null: nothing came back. Money alone is not taken off a sale, because it may
 * be the whole order's; without money, pieces came back at the line's price. `amountsNet`: revenue is already without it.
 */
export function takeOff(
  line: SoldLine,
  { pieces, piecesDecimals, money, moneyDecimals }: ReturnedPart,
  amountsNet: boolean,
): "nothing" | "return" | "part" | null {
  const { quantity, revenue } = line;
  const hasMoney = money > 0;
  if (quantity === 0 && revenue === 0) {
    if (pieces === 0 && !hasMoney) return "nothing";
    line.quantity = -pieces;
    line.revenue = hasMoney ? -money : 0;
    line.quantityDecimals = Math.max(line.quantityDecimals, piecesDecimals);
    line.revenueDecimals = Math.max(line.revenueDecimals, moneyDecimals);
    return "return";
  }
  if (pieces === 0 || quantity <= 0) return null;
  if (pieces >= quantity) return "return";
  const share = (quantity - pieces) / quantity;
  line.quantity = quantity - pieces;
  line.quantityDecimals = Math.max(line.quantityDecimals, piecesDecimals);
  if (!amountsNet) {
    const atPrice = !hasMoney || money > revenue;
    line.revenue = atPrice ? revenue * share : revenue - money;
    line.revenueDecimals = atPrice ? line.revenueDecimals + 4 : Math.max(line.revenueDecimals, moneyDecimals);
    line.discountAmount *= share;
    line.discountDecimals += 4;
  }
  return "part";
}

/** A return by its type that is kept counts against what was sold, however the file writes it. */
export function takeBack(line: SoldLine): void {
  line.quantity = -Math.abs(line.quantity);
  line.revenue = -Math.abs(line.revenue);
  line.discountAmount = -Math.abs(line.discountAmount);
}
