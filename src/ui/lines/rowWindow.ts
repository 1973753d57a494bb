// Which rows of a long list are in sight. Browsers stop at a height (17.8 million pixels in Firefox, 33 in Chromium) that
// millions of rows pass: then the scroll bar stands for more than it is high, and small movements stay what they are.

/** Height in pixels that every browser lays out, and places exactly. */
export const TALLEST = 8_000_000;

export interface Sizes {
  /** Height of all rows together. */
  content: number;
  /** Height of the part in sight. */
  sight: number;
}

/** Where a list stands: what the scroll bar says, and how far the first row is above the upper edge. */
export interface Standing {
  top: number;
  position: number;
}

/** The height to lay out. */
export function laidOut({ content }: Sizes): number {
  return Math.min(content, TALLEST);
}

/** The place of the scroll bar that stands for a position. */
export function topOf(position: number, sizes: Sizes): number {
  return sizes.content <= TALLEST ? position : position / ratio(sizes);
}

/**
 * Where the list stands after the scroll bar came to `top`: a movement within what is in sight moves the rows by as much,
 * a longer one goes where the bar points. Small movements leave the bar off its place: `topOf` tells where it should be.
 */
export function scrolled(before: Standing, top: number, sizes: Sizes): Standing {
  if (sizes.content <= TALLEST) return { top, position: top };
  const most = sizes.content - sizes.sight;
  const spare = TALLEST - sizes.sight;
  const moved = top - before.top;
  if (Math.abs(moved) > sizes.sight) return { top, position: clamp(top * ratio(sizes), most) };
  const position = clamp(before.position + moved, most);
  // At an end of the bar; farther off, the bar only strayed.
  const near = 2 * ratio(sizes) * sizes.sight;
  if (top <= 0 && position < near) return { top, position: 0 };
  if (top >= spare - 1 && most - position < near) return { top, position: most };
  return { top, position };
}

/** First row in sight and the one after the last, with `more` rows around. */
export function inSight(position: number, row: number, count: number, sight: number, more: number): [number, number] {
  const first = Math.max(0, Math.floor(position / row) - more);
  return [Math.min(first, count), Math.min(count, Math.ceil((position + sight) / row) + more)];
}

function ratio({ content, sight }: Sizes): number {
  return (content - sight) / (TALLEST - sight);
}

function clamp(position: number, most: number): number {
  return Math.min(Math.max(position, 0), most);
}
