// The same in ECharts itself, in a browser: what its tooltip shows of a hostile name is the name.

import { expect, test } from "vitest";
import { init } from "./echarts.ts";
import { plainLabels } from "./plainLabels.ts";
import { CHARTS, HOSTILE } from "./testing/hostileCharts.ts";

test.each(Object.entries(CHARTS).filter(([, { isMap }]) => !isMap))("%s", async (_, { option }) => {
  const place = document.createElement("div");
  place.style.cssText = "width: 900px; height: 600px";
  document.body.append(place);
  const chart = init(place, null, { renderer: "canvas" });
  try {
    chart.setOption(plainLabels({ animation: false, ...option }));
    for (const [at, name] of HOSTILE.entries()) {
      chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: at });
      await expect
        .poll(() =>
          place.innerText
            .replaceAll("\u00a0", " ")
            .split("\n")
            .map((line) => line.trim()),
        )
        .toContain(name);
      expect(place.querySelectorAll("img, script, b > b, i")).toHaveLength(0);
    }
  } finally {
    chart.dispose();
    place.remove();
  }
});
