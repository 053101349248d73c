import { figure } from "../../../jupyter/display/figure";
import type { TheoremCurves } from "./regret";

/** Draws both sides of the theorem over the rounds. */
export function drawTheorem({ bound, logBound, shortfall }: TheoremCurves): void {
  const N = bound.map((_, i) => i + 1);
  figure(
    [
      { name: "bound, log loss", x: N, y: logBound, mode: "lines" },
      { name: "bound, L1 loss", x: N, y: bound, mode: "lines" },
      { name: "policies, on average", x: N, y: shortfall.map((x) => Math.max(x, 1e-6)), mode: "lines" },
    ],
    {
      title: "Both sides of the theorem, by the number of rounds",
      xaxis: { title: "rounds N", type: "log" },
      yaxis: { title: "J(π̂) − J(π′)", type: "log" },
    },
    {
      alt: `Average shortfall and its bounds over the rounds, log-log. After ${N.length} rounds the bound is
  ${bound.at(-1)!.toFixed(2)} and the shortfall ${shortfall.at(-1)!.toFixed(4)}; both fall. By the
  log loss beyond the world's own the bound is ${logBound.at(-1)!.toFixed(2)}.`,
    },
  );
}
