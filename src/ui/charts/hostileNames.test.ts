// Names in tooltips are texts, whatever they hold.

import { expect, test } from "vitest";
import { plainLabels } from "./plainLabels.ts";
import { CHARTS, HOSTILE } from "./testing/hostileCharts.ts";

/** The markup's text, as a browser reads it; only lines and a bold title may be marked. */
function textOf(markup: string): string {
  const plain = markup.replace(/<\/?b>/g, "").replaceAll("<br>", "\n");
  expect(plain).not.toMatch(/[<>]/);
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return plain.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
}

test.each(Object.entries(CHARTS))("%s: a tooltip shows hostile names to the letter", (name, { option, pointed }) => {
  const { tooltip } = plainLabels(option) as { tooltip: { renderMode?: string; formatter?: (at: object) => string } };
  if (name === "no formatter") return expect(tooltip).not.toHaveProperty("renderMode");
  expect(tooltip.renderMode).toBe("html");
  for (const [at, name] of HOSTILE.entries()) {
    expect(textOf(tooltip.formatter!(pointed(at))).split("\n"), name).toContain(name);
  }
});

test("a title stands out, and lines are lines", () => {
  const written = (text: unknown) => {
    const { tooltip } = plainLabels({ tooltip: { formatter: () => text } });
    return (tooltip.formatter as (at: object) => unknown)({});
  };
  expect(written("a\n<b>")).toBe("a<br>&lt;b&gt;");
  expect(written({ title: "<i>", lines: ["1 < 2", "&"] })).toBe("<b>&lt;i&gt;</b><br>1 &lt; 2<br>&amp;");
  expect(written({ title: "", lines: ["x"] })).toBe("x");
});
