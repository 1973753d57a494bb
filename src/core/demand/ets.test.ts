// ETS and Theta against statsmodels on public series (python/golden/demand.py), Croston's family by hand.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "../lib/zod.ts";
import { type EtsForm, etsRun, fitEts } from "./ets.ts";
import { croston, sba, tsb } from "./intermittent.ts";
import { bestAlpha, theta } from "./theta.ts";

const numbers = z.array(z.number());
const golden = z
  .array(
    z.object({
      name: z.string(),
      y: numbers,
      period: z.number(),
      theta: z.object({ alpha: z.number(), forecast: numbers }),
      ets: z.array(
        z.object({
          form: z.string(),
          loglik: z.number(),
          parameters: z.record(z.string(), z.number()),
          forecast: numbers,
        }),
      ),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("testing/statsmodels.json", import.meta.url), "utf8")));

const FORM = z.object({ error: z.enum(["A", "M"]), trend: z.enum(["N", "A", "Ad"]), season: z.enum(["N", "A", "M"]) });
const formOf = (name: string, period: number): EtsForm => ({
  ...FORM.parse({ error: name[0], trend: name.slice(1, -1), season: name.at(-1) }),
  period,
});
const near = (found: ArrayLike<number>, expected: readonly number[], share: number) => {
  for (const [h, value] of expected.entries()) expect(Math.abs(found[h]! / value - 1)).toBeLessThan(share);
};

describe.each(golden)("$name", ({ y: list, period, theta: byTheta, ets }) => {
  const y = Float64Array.from(list);

  test("Theta", () => {
    expect(Math.abs(bestAlpha(y) - byTheta.alpha)).toBeLessThan(1e-3);
    near(theta(y, 13), byTheta.forecast, 1e-3);
  });

  test.each(ets)(
    "$form at statsmodels' parameters: likelihood and forecasts",
    ({ form, loglik, parameters: p, forecast }) => {
      const own = formOf(form, period);
      const count = own.season === "N" ? 0 : period;
      // statsmodels names the last season before the first period 0.
      const seasons = Float64Array.from({ length: count }, (_, i) => p[`initial_seasonal.${count - 1 - i}`]!);
      const ahead = new Float64Array(13);
      const found = etsRun(
        y,
        own,
        {
          alpha: p.smoothing_level!,
          beta: p.smoothing_trend ?? 0,
          gamma: p.smoothing_seasonal ?? 0,
          phi: p.damping_trend ?? 1,
          level: p.initial_level!,
          slope: p.initial_trend ?? 0,
          seasons,
        },
        ahead,
      );
      expect(Math.abs(found - loglik)).toBeLessThan(1e-3);
      near(ahead, forecast, 1e-5);
    },
  );

  test.each(ets.filter(({ form }) => form.endsWith("N")))("$form fitted: no less likely than statsmodels' fit", (e) => {
    const fit = fitEts(y, formOf(e.form, period), { calls: 3000 });
    expect(fit.logLikelihood).toBeGreaterThan(e.loglik - 1e-3);
    if (fit.logLikelihood > e.loglik + 1e-2) return;
    const ahead = new Float64Array(13);
    etsRun(y, fit.form, fit.parameters, ahead);
    near(ahead, e.forecast, 1e-3);
  });
});

test("Croston, SBA and TSB by hand", () => {
  const y = Float64Array.of(0, 4, 0, 0, 8);
  // Size 4 + 0.1 · (8 − 4), interval 2 + 0.1 · (3 − 2).
  expect(croston(y)).toBeCloseTo(4.4 / 2.1, 12);
  expect(sba(y)).toBeCloseTo((0.95 * 4.4) / 2.1, 12);
  // Probability 1/2, twice 0.9 of it, then a tenth of the way to 1.
  expect(tsb(y)).toBeCloseTo((0.405 + 0.1 * (1 - 0.405)) * 4.4, 12);
  for (const method of [croston, sba, tsb]) expect(method(new Float64Array(5))).toBe(0);
  expect(croston(Float64Array.of(3, 3, 3))).toBe(3);
});
