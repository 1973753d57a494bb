// How the forecasts of each level did in the periods held out, beside seasonal naive and last year.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import type { DemandBounds, DemandJudgement, DemandMethod, DemandScore, SeriesForecast } from "./demandForecast.ts";
import type { DemandSeries } from "./demandSeries.ts";
import { stepsOf } from "./simpleMethods.ts";

/** Misses of one method, added up. */
class Misses {
  #missed = 0;
  #foretold = 0;
  #sold = 0;
  #scaled = 0;
  #series = 0;

  add(points: Float64Array, actual: Float64Array, scale: number): void {
    let missed = 0;
    for (let h = 0; h < points.length; h++) {
      missed += Math.abs(points[h]! - actual[h]!);
      this.#foretold += points[h]!;
      this.#sold += actual[h]!;
    }
    this.#missed += missed;
    if (!(scale > 0)) return;
    this.#scaled += missed / points.length / scale;
    this.#series++;
  }

  score(method: DemandMethod): DemandScore {
    const ratio = (value: number, of: number) => (of > 0 ? value / of : Number.NaN);
    return {
      method,
      wape: ratio(this.#missed, this.#sold),
      mase: ratio(this.#scaled, this.#series),
      bias: ratio(this.#foretold, this.#sold),
    };
  }
}

/** The levels in the order of their first series. MASE is the mean over series with a scale. */
export function judgeLevels(
  series: readonly DemandSeries[],
  answers: readonly SeriesForecast[],
  unit: TimeUnit,
): DemandJudgement[] {
  const levels = [...new Set(series.map(({ level }) => level))];
  return levels.map((level) => {
    const [ours, naive, lastYear] = [new Misses(), new Misses(), new Misses()];
    const within = { each80: 0, each95: 0, sum80: 0, sum95: 0 };
    let [count, periods, years] = [0, 0, 0];
    for (const [i, { values, level: own }] of series.entries()) {
      const test = answers[i]!.test;
      if (own !== level || !test) continue;
      const { origin, path } = test;
      const actual = values.subarray(origin, origin + path.points.length);
      const scale = stepsOf(values.subarray(0, origin), unit);
      ours.add(path.points, actual, scale);
      naive.add(test.naive, actual, scale);
      if (!test.lastYear.some(Number.isNaN)) {
        lastYear.add(test.lastYear, actual, scale);
        years++;
      }
      count++;
      periods += actual.length;
      const last = actual.length - 1;
      const sum = actual.reduce((total, value) => total + value, 0);
      for (let h = 0; h < actual.length; h++) {
        if (holds(path.each, h, actual[h]!, 80)) within.each80++;
        if (holds(path.each, h, actual[h]!, 95)) within.each95++;
      }
      if (holds(path.upTo, last, sum, 80)) within.sum80++;
      if (holds(path.upTo, last, sum, 95)) within.sum95++;
    }
    return {
      level,
      series: count,
      forecast: ours.score("mean"),
      naive: naive.score("seasonalNaive"),
      lastYear: years > 0 ? lastYear.score("lastYear") : null,
      coverage: {
        each80: within.each80 / periods,
        each95: within.each95 / periods,
        sum80: within.sum80 / count,
        sum95: within.sum95 / count,
      },
    };
  });
}

function holds({ low80, high80, low95, high95 }: DemandBounds, h: number, value: number, share: 80 | 95): boolean {
  return share === 80 ? low80[h]! <= value && value <= high80[h]! : low95[h]! <= value && value <= high95[h]!;
}
