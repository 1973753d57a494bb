// A chart as a picture to keep, with a note below the drawing where one is owed.

import type { ChartColors } from "../theme.ts";
import type { EChartsType } from "./echarts.ts";

const PIXEL_RATIO = 2;
const FONT = 11;

/** PNG on the chart's own ground; null where the browser makes none. */
export function imageOf(chart: EChartsType, { ground, faint }: ChartColors, note = ""): Promise<Blob | null> {
  const drawing = chart.renderToCanvas({ pixelRatio: PIXEL_RATIO, backgroundColor: ground });
  const image = document.createElement("canvas");
  const pen = image.getContext("2d");
  if (!pen) return Promise.resolve(null);
  const font = `${FONT * PIXEL_RATIO}px sans-serif`;
  const [gap, line] = [8 * PIXEL_RATIO, 1.4 * FONT * PIXEL_RATIO];
  pen.font = font;
  const lines = wrap(note, (text) => pen.measureText(text).width <= drawing.width - 2 * gap);
  image.width = drawing.width;
  image.height = drawing.height + (lines.length > 0 ? lines.length * line + gap : 0);
  // A canvas forgets its pen when its size changes.
  pen.font = font;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, image.width, image.height);
  pen.drawImage(drawing, 0, 0);
  pen.fillStyle = faint;
  lines.forEach((text, index) => {
    pen.fillText(text, gap, drawing.height + (index + 1) * line);
  });
  return new Promise((resolve) => image.toBlob(resolve, "image/png"));
}

/** Lines of whole words that fit. */
function wrap(note: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of note.split(" ").filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
