import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../lib/testing/anyCharacter.ts";
import { type ReportDocument, writeReport } from "./document.ts";
import { drawing } from "./drawing.ts";
import { escapeText, html } from "./html.ts";

test("a template escapes texts and keeps templates", () => {
  const row = html`<td title="${'a"b'}">${"<b>&"}</td>`;
  expect(row.text).toBe('<td title="a&quot;b">&lt;b&gt;&amp;</td>');
  expect(html`<tr>${[row, 7, "'"]}</tr>`.text).toBe(`<tr>${row.text}7&#39;</tr>`);
});

test("whatever a text holds, nothing of it becomes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const written = escapeText(text);
      expect(written).not.toMatch(/[<>"']/);
      expect(written.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
    }),
  );
});

const evil = `</title><script>alert(1)</script>"onload="x`;

test("a report with hostile names holds no script and nothing from elsewhere", () => {
  const report: ReportDocument = {
    language: "vi",
    title: evil,
    subtitle: evil,
    sections: [
      {
        title: evil,
        blocks: [
          { kind: "text", text: evil },
          { kind: "list", items: [evil] },
          {
            kind: "table",
            caption: evil,
            head: [evil],
            rows: [[evil, { text: evil, small: evil, strong: true, share: 0.5 }]],
          },
          { kind: "chart", title: evil, unit: evil, svg: drawing(`<svg><text>${escapeText(evil)}</text></svg>`, evil) },
        ],
      },
    ],
  };
  const page = writeReport(report);
  expect(page).not.toMatch(/<script/i);
  expect(page).not.toMatch(/"onload="/);
  expect(page).not.toMatch(/(src|href)=/);
  expect(page).not.toMatch(/url\(/);
  expect(page.match(/<\/title>/g)).toHaveLength(1);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('<html lang="vi">');
});
