// A table of many rows of one height that scrolls within itself; only rows in sight are drawn.

import { useEffect } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { useMoreAside } from "../kit/useMoreAside.ts";
import { usePrinting } from "../kit/usePrinting.ts";
import { useRowWindow } from "./useRowWindow.ts";
import "./lines.css";

/** Pixels; two short lines of text. */
const ROW = 44;
/** Rows on paper at most. */
const PRINTED = 300;

export interface GridColumn<Row> {
  key: string;
  name: string;
  /** What the column says, in a sentence. */
  hint?: string;
  of(row: Row): string;
  /** A second, smaller line. */
  under?(row: Row): string;
  right?: boolean;
  /** Makes the text a button; its name for those who hear it. */
  press?: { act(row: Row): void; label(row: Row): string };
  /** CSS width of a grid's column. */
  width: string;
  /** Stays in sight while the others scroll: what names the row. The first column where none is marked. */
  held?: boolean;
}

export interface GridSort {
  /** Columns that can be sorted by. */
  columns: readonly string[];
  column: string;
  descending: boolean;
  onSort(column: string): void;
}

interface LineGridProps<Row> {
  name: string;
  columns: readonly GridColumn<Row>[];
  count: number;
  /** Undefined while the row is on its way. */
  rowOf(index: number): Row | undefined;
  /** Number of the row's line in the file, where it has one. */
  lineOf?(row: Row): number;
  /** Another list starts at its first row. */
  list?: string;
  /** Pixels below which it scrolls sideways, where the columns do not ask for more. */
  minWidth: number;
  maxHeight?: number | string;
  sort?: GridSort;
  /** Told which rows are drawn, from the first up to, without, the second. */
  onRange?(first: number, end: number): void;
}

/** The table. */
export function LineGrid<Row>(props: LineGridProps<Row>) {
  const { name, columns, count, rowOf, lineOf, list, minWidth, maxHeight = 440, sort, onRange } = props;
  const { t } = useTexts();
  const { scroller, head, height, range, offsetOf } = useRowWindow(count, ROW, list);
  const frame = useMoreAside(scroller);
  const printing = usePrinting();
  const [first, end] = printing ? [0, Math.min(count, PRINTED)] : range;
  useEffect(() => onRange?.(first, end), [onRange, first, end]);
  const held = columns.find((column) => column.held)?.key ?? columns[0]?.key;
  const classOf = ({ key, right }: GridColumn<Row>, rest = "") =>
    [key === held && "line-held", right && `line-right${rest}`].filter(Boolean).join(" ") || undefined;
  const grid = { gridTemplateColumns: columns.map(({ width }) => width).join(" ") };
  return (
    <div className="scroll-frame" ref={frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: not a form group and no landmark, only a named part */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="line-table" style={{ maxHeight }} ref={scroller} tabIndex={0} role="group" aria-label={name}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table's own layout cannot be drawn in parts */}
        <div role="table" aria-label={name} aria-rowcount={count + 1} style={{ minWidth: `max(100%, ${minWidth}px)` }}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className="line-head" ref={head}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: a row is read, not pressed */}
            <div role="row" className="line-row" style={grid} aria-rowindex={1}>
              {columns.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: a heading is read, not pressed
                <span
                  key={column.key}
                  role="columnheader"
                  title={column.hint}
                  className={classOf(column)}
                  aria-sort={sort?.column === column.key ? (sort.descending ? "descending" : "ascending") : undefined}
                >
                  {sort?.columns.includes(column.key) ? (
                    <SortButton column={column.key} title={column.name} sort={sort} />
                  ) : (
                    column.name
                  )}
                </span>
              ))}
            </div>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" style={{ height, position: "relative" }}>
            {Array.from({ length: end - first }, (_, i) => first + i).map((index) => {
              const row = rowOf(index);
              // On paper a row that is not here yet never comes.
              if (printing && !row) return null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: a row is read, not pressed
                <div
                  key={index}
                  role="row"
                  aria-rowindex={index + 2}
                  data-line={row && lineOf?.(row)}
                  className="line-row line-placed"
                  style={{ ...grid, transform: `translateY(${offsetOf(index)}px)`, height: ROW }}
                >
                  {columns.map((column) => {
                    const { key, of, under, press } = column;
                    const small = row && under?.(row);
                    return (
                      // biome-ignore lint/a11y/useSemanticElements: as above
                      <span key={key} role="cell" data-column={key} className={classOf(column, " figure")}>
                        {row && press ? (
                          <button
                            type="button"
                            className="group-name line-text line-press"
                            aria-label={press.label(row)}
                            onClick={() => press.act(row)}
                          >
                            {of(row)}
                          </button>
                        ) : (
                          <span className="line-text">{row ? of(row) : "…"}</span>
                        )}
                        {small && <small className="line-text">{small}</small>}
                      </span>
                    );
                  })}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {printing && count > PRINTED && (
        <p className="chart-note">{t("table.printed", { shown: PRINTED, all: count })}</p>
      )}
    </div>
  );
}

function SortButton({ column, title, sort }: { column: string; title: string; sort: GridSort }) {
  const sorted = sort.column === column;
  return (
    <button type="button" className="line-sort" onClick={() => sort.onSort(column)}>
      {title}
      <span aria-hidden="true">{sorted ? (sort.descending ? " ▼" : " ▲") : ""}</span>
    </button>
  );
}
