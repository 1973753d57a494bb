// What a downloaded picture says of itself, laid out alike in an image and a drawing: title and unit above the chart; where its
// numbers come from below.

export interface PictureWords {
  title: string;
  unit?: string;
  /** Each begins a line: the data and the filter, whose map it is. */
  notes: readonly string[];
}

export interface PictureLine {
  text: string;
  /** Of the baseline, pixels from the top. */
  y: number;
  size: number;
  bold: boolean;
}

export interface Picture {
  lines: PictureLine[];
  /** Where the chart begins, and how high all of it is, pixels. */
  top: number;
  height: number;
}

/** Pixels beside the texts. */
export const PICTURE_EDGE = 10;
export const PICTURE_FONT = "system-ui, sans-serif";
const TITLE = { size: 14, row: 20, bold: true };
const NOTE = { size: 11, row: 15, bold: false };

/** Of a chart of this size; `widthOf` tells how wide a text is in a font. */
export function layPicture(
  { title, unit, notes }: PictureWords,
  chart: { width: number; height: number },
  widthOf: (text: string, font: string) => number,
): Picture {
  const lines: PictureLine[] = [];
  let y = PICTURE_EDGE;
  const add = (text: string, { size, row, bold }: typeof TITLE | typeof NOTE): void => {
    const fits = (part: string) => widthOf(part, pictureFont({ size, bold })) <= chart.width - 2 * PICTURE_EDGE;
    for (const part of wrapped(text, fits)) {
      y += row;
      lines.push({ text: part, y: y - (row - size), size, bold });
    }
  };
  add(unit ? `${title} (${unit})` : title, TITLE);
  const top = y + PICTURE_EDGE / 2;
  y = top + chart.height;
  for (const note of notes) add(note, NOTE);
  return { lines, top, height: y + (notes.length > 0 ? PICTURE_EDGE : 0) };
}

/** As a canvas's pen takes it. */
export function pictureFont({ size, bold }: Pick<PictureLine, "size" | "bold">): string {
  return `${bold ? "600 " : ""}${size}px ${PICTURE_FONT}`;
}

/** Lines of whole words that fit. */
function wrapped(text: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
