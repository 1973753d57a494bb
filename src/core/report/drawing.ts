// A chart drawn as SVG, let into a report: whatever drew it, only plain shapes and texts come in.

import { InternalError } from "../lib/internalError.ts";
import { escapeText, Html, html } from "./html.ts";

const ELEMENTS = new Set("svg g defs clipPath path rect circle ellipse line polyline polygon text tspan".split(" "));
const ATTRIBUTES = new Set(
  `viewBox x y x1 y1 x2 y2 dx dy width height cx cy r rx ry d points transform id clip-path opacity
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit text-anchor dominant-baseline style paint-order xml:space`.split(/\s+/),
);
/** Style sheets tell how shapes look under a pointer, which a printed page has none of. */
const STYLE_SHEET = /<style\b[^>]*>[\s\S]*?<\/style>/g;
const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/y;
const TEXT = /[^<]+/y;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/**
 * The drawing as markup named by `label`. Its size, classes and whatever else is not needed are left out. Throws when
 * it holds an element that is no shape and no text, or anything that is not well-formed.
 */
export function drawing(svg: string, label: string): Html {
  const text = svg.replace(STYLE_SHEET, "").trim();
  let out = "";
  for (let at = 0; at < text.length; ) {
    const part = tagAt(text, at, label) ?? textAt(text, at);
    if (!part) throw new InternalError(`a drawing is not plain SVG at ${at}: ${text.slice(at, at + 40)}`);
    out += part.written;
    at = part.end;
  }
  if (!out.startsWith("<svg "))
    throw new InternalError(`a drawing must be one svg element, but begins with ${out.slice(0, 20)}`);
  return new Html(out);
}

interface Part {
  written: string;
  end: number;
}

function tagAt(text: string, at: number, label: string): Part | null {
  TAG.lastIndex = at;
  const found = TAG.exec(text);
  if (!found) return null;
  const [whole, closing, name = "", attributes = "", closed] = found;
  if (!ELEMENTS.has(name)) throw new InternalError(`a drawing holds <${name}>, which is no plain shape`);
  const isWhole = name === "svg";
  // The page says how large the whole is.
  const kept = [...attributes.matchAll(ATTRIBUTE)].filter(
    ([, key = "", value = ""]) => isPlain(key, value) && !(isWhole && (key === "width" || key === "height")),
  );
  const named = isWhole && !closing ? html` role="img" aria-label="${label}"`.text : "";
  const written = `<${closing}${name}${kept.map(([attribute]) => ` ${attribute}`).join("")}${named}${closed}>`;
  return { written, end: at + whole.length };
}

/** References lead to the drawing's own parts only. */
function isPlain(key: string, value: string): boolean {
  if (!ATTRIBUTES.has(key)) return false;
  return key === "clip-path" ? /^url\(#[\w-]+\)$/.test(value) : !/url|expression|[\\@]/i.test(value);
}

function textAt(text: string, at: number): Part | null {
  TEXT.lastIndex = at;
  const found = TEXT.exec(text);
  if (!found) return null;
  // Escaped by who drew it; characters that no page may hold go all the same.
  const written = found[0].replace(/&(?!(?:amp|lt|gt|quot|#39|#\d+);)/g, "&amp;").replace(/[>"']/g, escapeText);
  return { written, end: at + found[0].length };
}
