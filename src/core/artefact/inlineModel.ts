// A model within predict.html, so that the page opens by double click and answers.

import { InternalError } from "../lib/internalError.ts";

/** Where the page looks for its model: a block that no browser runs, so that the page's policy holds as it is. */
const EMPTY = '<script type="text/plain" id="model"></script>';
/** Characters are made of so many bytes at a time. */
const PIECE = 24_576;

/** The page (its HTML) with a model's zip inside. */
export function inlineModel(page: string, zip: Uint8Array): string {
  const at = page.indexOf(EMPTY);
  if (at < 0) throw new InternalError("the page has no place for a model");
  const pieces: string[] = [];
  for (let from = 0; from < zip.length; from += PIECE)
    pieces.push(btoa(String.fromCharCode(...zip.subarray(from, from + PIECE))));
  const [open, close] = EMPTY.split("><") as [string, string];
  return `${page.slice(0, at)}${open}>${pieces.join("")}<${close}${page.slice(at + EMPTY.length)}`;
}
