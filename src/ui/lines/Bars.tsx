// A histogram as small as a word.

import type { Histogram } from "../../core/explore/describeNumbers.ts";

const WIDTH = 120;
const HEIGHT = 28;

/** Bars of a histogram; `label` says what they show. */
export function Bars({ histogram: { counts }, label }: { histogram: Histogram; label: string }) {
  const most = Math.max(1, ...counts);
  const step = WIDTH / Math.max(1, counts.length);
  return (
    <svg className="bars" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      {counts.map((count, bar) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars stand still
          <rect key={bar} x={bar * step} y={HEIGHT - height} width={Math.max(1, step - 1)} height={height} />
        );
      })}
    </svg>
  );
}
