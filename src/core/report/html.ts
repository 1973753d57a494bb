// HTML that cannot be injected into: every text put into a template is escaped, unless a template made it.

/** Markup that is safe as it stands; only the templates of this file make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Html | readonly Piece[];

/** A template whose pieces are escaped: html`<td>${name}</td>`. Attributes must stand in double quotes. */
export function html(markup: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(markup.reduce((text, part, i) => text + write(pieces[i - 1] ?? "") + part));
}

function write(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  return piece.map(write).join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for an element or a quoted attribute; control characters that XML forbids are left out. */
export function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}
