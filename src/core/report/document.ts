// A report as one HTML file that stands alone: no script, no style sheet or picture from elsewhere, fit for print.

import { type Html, html } from "./html.ts";

export type Block =
  | { kind: "text"; text: string; small?: boolean }
  | { kind: "list"; items: string[] }
  | { kind: "table"; caption: string; head: string[]; rows: Cell[][] }
  | { kind: "chart"; title: string; unit?: string; svg: Html };

/** A cell may carry its interval in small print; the first cell of a row names the row. */
export type Cell = string | { text: string; small?: string; strong?: boolean; share?: number };

export interface Section {
  title: string;
  blocks: Block[];
}

export interface ReportDocument {
  language: string;
  title: string;
  subtitle: string;
  sections: Section[];
}

const STYLE = `
:root{color-scheme:light}
body{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#2b353d;background:#f7f9fa;margin:0}
main{max-width:980px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:0 0 8px}
section{background:#fff;border:1px solid #dde3e8;border-radius:10px;padding:18px 20px;margin-top:16px}
p,ul{margin:6px 0;max-width:80ch;white-space:pre-wrap;overflow-wrap:anywhere}.small{color:#52606d;font-size:13px}
.scroll{overflow-x:auto;margin:10px 0}table{border-collapse:collapse;font-size:13px;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:650;padding:4px 0}th,td{padding:4px 8px;border-bottom:1px solid #dde3e8;text-align:right;vertical-align:top}
th:first-child,td:first-child{text-align:left}thead th{color:#52606d;font-weight:600}tbody th{font-weight:500}th::first-letter{text-transform:uppercase}
td small{display:block;color:#52606d;font-size:11px;white-space:nowrap}strong{color:#0b7378}
figure{margin:14px 0;break-inside:avoid}figcaption{font-weight:650;font-size:14px}figcaption span{color:#52606d;font-weight:400;font-size:12px}
figure{overflow-x:auto}svg{width:100%;min-width:520px;height:auto;max-width:760px;display:block}
@media print{body{background:#fff}section{border:0;padding:8px 0}h2{break-after:avoid}}
`;

/** The whole file. */
export function writeReport({ language, title, subtitle, sections }: ReportDocument): string {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
</head>
<body><main><h1>${title}</h1><p class="small">${subtitle}</p>
${sections.map(
  (section) => html`<section><h2>${section.title}</h2>${section.blocks.map(writeBlock)}</section>
`,
)}</main></body>
</html>
`;
  // A style sheet must not be escaped; the first "</head>" is the page's own, as no text brings one.
  return page.text.replace("</head>", `<style>${STYLE}</style>\n</head>`);
}

function writeBlock(block: Block): Html {
  switch (block.kind) {
    case "text":
      return html`<p${block.small ? html` class="small"` : ""}>${block.text}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case "table":
      return html`<div class="scroll"><table><caption>${block.caption}</caption><thead><tr>${block.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${block.rows.map((row) => html`<tr>${row.map(writeCell)}</tr>`)}</tbody></table></div>`;
    case "chart":
      return html`<figure><figcaption>${block.title} ${block.unit ? html`<span>(${block.unit})</span>` : ""}</figcaption>${block.svg}</figure>`;
    default:
      return block satisfies never;
  }
}

function writeCell(cell: Cell, place: number): Html {
  const { text, small, strong, share }: Exclude<Cell, string> = typeof cell === "string" ? { text: cell } : cell;
  const content = html`${strong ? html`<strong>${text}</strong>` : text}${small ? html`<small>${small}</small>` : ""}`;
  if (place === 0) return html`<th scope="row">${content}</th>`;
  if (share === undefined) return html`<td>${content}</td>`;
  return html`<td style="background:rgba(11,115,120,${Math.round(share * 45) / 100})">${content}</td>`;
}
