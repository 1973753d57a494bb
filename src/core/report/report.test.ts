import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReportDocument, writeReport } from "./document.ts";
import { escapeText, html } from "./html.ts";
import { barChart, columns, plot, ticks } from "./svg.ts";

test("a template escapes texts and keeps templates", () => {
  const row = html`<td title="${'a"b'}">${"<b>&"}</td>`;
  expect(row.text).toBe('<td title="a&quot;b">&lt;b&gt;&amp;</td>');
  expect(html`<tr>${[row, 7, "'"]}</tr>`.text).toBe(`<tr>${row.text}7&#39;</tr>`);
});

test("whatever a text holds, nothing of it becomes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = escapeText(text);
      expect(written).not.toMatch(/[<>"']/);
      expect(written.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
    }),
  );
});

const evil = `</title><script>alert(1)</script>"onload="x`;

test("a report with hostile names holds no script and nothing from elsewhere", () => {
  const show = (value: number) => `${value}${evil}`;
  const axis = { low: 0, high: 2, show };
  const names = { x: evil, y: evil };
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
          {
            kind: "chart",
            title: evil,
            unit: evil,
            legend: [{ name: evil, color: "#000" }],
            svg: barChart([{ name: evil, value: 1 }], evil, show),
          },
          {
            kind: "chart",
            title: evil,
            svg: plot([{ name: evil, points: [[1, 1]], color: "#000", kind: "points" }], axis, axis, evil, names),
          },
          { kind: "chart", title: evil, svg: columns([0, 1], [1], axis, axis, evil, names) },
        ],
      },
    ],
  };
  const page = writeReport(report);
  expect(page).not.toMatch(/<script/i);
  expect(page).not.toMatch(/"onload="/);
  expect(page).not.toMatch(/(src|href)=/);
  expect(page).not.toMatch(/url\(/);
  expect(page.match(/<\/title>/g)!.length).toBeGreaterThan(1);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('<html lang="vi">');
});

test("bars are as long as their values, negative ones the other way", () => {
  const svg = barChart(
    [
      { name: "a", value: 3 },
      { name: "b", value: -1, deviation: 0.5 },
    ],
    "x",
    String,
  ).text;
  const rects = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]);
  // 330 pixels for a span of 4: zero lies at 220 + 82.5.
  expect(rects).toEqual([
    [302.5, 247.5],
    [220, 82.5],
  ]);
  expect(svg).toContain("M178.8 35H261.3");
});

test("points lie where the axes say, those beyond are left out", () => {
  const axis = { low: 0, high: 10, show: String };
  const series = {
    name: "s",
    points: [
      [0, 0],
      [10, 10],
      [5, 11],
    ] as [number, number][],
    color: "#123",
    kind: "points" as const,
  };
  const svg = plot([series], axis, axis, "x", { x: "", y: "" }).text;
  expect([...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [x, y])).toEqual([
    ["76", "250"],
    ["626", "14"],
  ]);
  const line = plot([{ ...series, kind: "line" }], axis, axis, "x", { x: "", y: "" }).text;
  expect(line).toContain('d="M76 250L626 14"');
});

test("ticks are round and within", () => {
  expect(ticks(0, 1)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  expect(ticks(-3, 12)).toEqual([0, 5, 10]);
  expect(ticks(2, 2)).toEqual([2]);
});
