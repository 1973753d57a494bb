// A chart as a drawing to keep: SVG, for documents in which a picture of pixels is too coarse. Loads with the first one.

import type { EChartsCoreOption } from "echarts/core";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escapeText } from "../../core/report/html.ts";
import type { ChartColors } from "../theme.ts";
import { init } from "./echarts.ts";
import { layPicture, PICTURE_EDGE, PICTURE_FONT, type PictureWords } from "./picture.ts";
import { plainLabels } from "./plainLabels.ts";

use([SVGRenderer]);

/**
 * The chart of this option (of `getOption`: zoomed and chosen as it is on the page), `width` × `height` pixels, as the text of an SVG
 * file on the chart's own ground; `widthOf` tells how wide a text is in a font.
 */
export function svgOf(
  option: EChartsCoreOption,
  { width, height }: { width: number; height: number },
  colors: Pick<ChartColors, "ground" | "text" | "faint">,
  words: PictureWords,
  widthOf: (text: string, font: string) => number,
): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      ...plainLabels(option),
      aria: { enabled: false },
      animation: false,
      backgroundColor: "transparent",
      tooltip: { show: false },
      textStyle: { color: colors.text, fontFamily: PICTURE_FONT },
    });
    const picture = layPicture(words, { width, height }, widthOf);
    const texts = picture.lines.map(
      ({ text, y, size, bold }) =>
        `<text x="${PICTURE_EDGE}" y="${y}" font-size="${size}" fill="${bold ? colors.text : colors.faint}"${bold ? ' font-weight="600"' : ""}>${escapeText(text)}</text>`,
    );
    // Style sheets tell how shapes look under a pointer, which a picture has none of.
    const drawing = chart.renderToSVGString().replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, "");
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${picture.height}" viewBox="0 0 ${width} ${picture.height}" font-family="${PICTURE_FONT}">`,
      `<rect width="${width}" height="${picture.height}" fill="${colors.ground}"/>`,
      ...texts,
      `<g transform="translate(0 ${picture.top})">${drawing}</g>`,
      "</svg>",
    ].join("\n");
  } finally {
    chart.dispose();
  }
}
