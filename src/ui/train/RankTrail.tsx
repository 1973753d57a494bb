// How the place of a product went over the epochs: a small line, high is good, and the same in numbers.

import { rankTrail } from "../../studio/watching.ts";
import { useFormat } from "../format.ts";

const [WIDTH, HEIGHT, EDGE] = [64, 22, 3];

/** `ranks` by epoch, 1 = first. */
export function RankTrail({ ranks }: { ranks: number[] }) {
  const format = useFormat();
  const trail = rankTrail(ranks).map((rank) => (rank === null ? "…" : format.number(rank)));
  // Rank 0 is no rank: the weights were no numbers.
  const heights = ranks.map((rank) => Math.log(Math.max(1, rank)));
  const best = Math.min(...heights);
  const span = Math.max(Math.log(2), Math.max(...heights) - best);
  const y = (height: number) => EDGE + ((HEIGHT - 2 * EDGE) * (height - best)) / span;
  const x = (i: number) => EDGE + ((WIDTH - 2 * EDGE) * i) / Math.max(1, ranks.length - 1);
  const points = heights.map((height, i) => [x(i), y(height)] as const);
  const last = points.at(-1);
  return (
    <span className="rank-trail figure">
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        <polyline points={points.map((point) => point.join(",")).join(" ")} />
        {last && <circle cx={last[0]} cy={last[1]} r={2.5} />}
      </svg>
      <span>{trail.join(" → ") || "–"}</span>
    </span>
  );
}
