// A chart as a picture to keep, which says what it shows and where its numbers come from.

import type { ChartColors } from "../theme.ts";
import type { EChartsType } from "./echarts.ts";
import { layPicture, PICTURE_EDGE, type PictureWords, pictureFont } from "./picture.ts";

const PIXEL_RATIO = 2;

/** PNG on the chart's own ground; null where the browser makes none. */
export function imageOf(chart: EChartsType, colors: ChartColors, words: PictureWords): Promise<Blob | null> {
  const drawing = chart.renderToCanvas({ pixelRatio: PIXEL_RATIO, backgroundColor: colors.ground });
  const image = document.createElement("canvas");
  const pen = image.getContext("2d");
  if (!pen) return Promise.resolve(null);
  const { lines, top, height } = layPicture(words, sizeOf(chart), textWidth);
  image.width = drawing.width;
  image.height = Math.ceil(height * PIXEL_RATIO);
  pen.fillStyle = colors.ground;
  pen.fillRect(0, 0, image.width, image.height);
  pen.drawImage(drawing, 0, top * PIXEL_RATIO);
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  for (const line of lines) {
    pen.font = pictureFont(line);
    pen.fillStyle = line.bold ? colors.text : colors.faint;
    pen.fillText(line.text, PICTURE_EDGE, line.y);
  }
  return new Promise((resolve) => image.toBlob(resolve, "image/png"));
}

export function sizeOf(chart: EChartsType): { width: number; height: number } {
  return { width: chart.getWidth(), height: chart.getHeight() };
}

/** Pixels of a text in a font, by the page's own measure. */
export function textWidth(text: string, font: string): number {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return 7 * text.length;
  pen.font = font;
  return pen.measureText(text).width;
}
