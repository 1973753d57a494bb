// Whatever names a chart shows, one place writes them (ui/charts/plainLabels.ts).

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("every chart is drawn at the shared place, and none writes markup of its own", () => {
  const files = readdirSync("src/ui", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path))
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join("src/ui", path), "utf8") }));
  const having = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  // The map's first drawing registers its shapes and shows nothing; what is printed is given by charts/Chart.tsx.
  const drawing = ["charts/Chart.tsx", "charts/drawSvg.ts", "charts/svgImage.ts"];
  expect(having(/\.setOption\(/).sort()).toEqual([...drawing, "charts/printChart.ts", "map/vietnamMap.ts"].sort());
  expect(
    having(/plainLabels\(/)
      .filter((path) => path !== "charts/plainLabels.ts")
      .sort(),
  ).toEqual(drawing);
  expect(having(/renderMode|<br>|innerHTML/)).toEqual(["charts/plainLabels.ts"]);
});
