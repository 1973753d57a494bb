import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../lib/testing/anyCharacter.ts";
import { drawing } from "./drawing.ts";
import { escapeText } from "./html.ts";

test("shapes and texts come in, style sheets, classes and the whole size stay out", () => {
  const svg = `<svg width="90" height="40" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">
<style ><![CDATA[.a:hover{fill:red;}]]></style>
<defs><clipPath id="c0"><rect x="0" y="0" width="9" height="4"></rect></clipPath></defs>
<g clip-path="url(#c0)"><path d="M1 2L3 4" class="a" fill="#0b7378" ecmeta_x="1"></path></g><text x="1">A &amp; B</text></svg>`;
  expect(drawing(svg, 'bars of "A"').text.replace(/\n/g, "")).toBe(
    `<svg viewBox="0 0 90 40" role="img" aria-label="bars of &quot;A&quot;"><defs><clipPath id="c0"><rect x="0" y="0" width="9" height="4"></rect></clipPath></defs><g clip-path="url(#c0)"><path d="M1 2L3 4" fill="#0b7378"></path></g><text x="1">A &amp; B</text></svg>`,
  );
});

test.each([
  ["a script", "<svg><script>alert(1)</script></svg>", /<script>/],
  ["a picture", '<svg><image href="https://example.org/a.png"></image></svg>', /<image>/],
  ["a link", '<svg><a href="https://example.org"><text>x</text></a></svg>', /<a>/],
  ["foreign markup", "<svg><foreignObject></foreignObject></svg>", /<foreignObject>/],
  ["an open tag", "<svg><rect", /not plain SVG/],
  ["a bare attribute", "<svg><rect onload></rect></svg>", /not plain SVG/],
  ["no svg", "<g></g>", /must be one svg element/],
])("%s is refused", (_, svg, reason) => {
  expect(() => drawing(svg, "x")).toThrow(reason);
});

test("attributes that act or lead elsewhere are left out", () => {
  const svg = `<svg onload="alert(1)" viewBox="0 0 1 1"><rect x="0" onclick="alert(1)" fill="url(https://example.org)" style="background:url(x)" clip-path="url(https://example.org/#a)" href="x"></rect></svg>`;
  expect(drawing(svg, "x").text).toBe('<svg viewBox="0 0 1 1" role="img" aria-label="x"><rect x="0"></rect></svg>');
});

test("whatever an escaped text holds, it stays the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (name) => {
      const { text } = drawing(`<svg><text>${escapeText(name)}</text></svg>`, name);
      expect(text).toContain(`<text>${escapeText(name)}</text>`);
      expect(text.match(/</g)).toHaveLength(4);
    }),
  );
});
