import { median } from "../../../core/metrics";
import { figure } from "../../../jupyter/display/figure";
import { mixRatios, runMixRatio } from "./mixRatio";
import type { LoopAnswers } from "../ownAnswers";

/** Medians of J(π̂)/J* over five seeds, for one share of the expert's. */
export interface MixedShare {
  share: number;
  /** Of the policy after one round. */
  first: number;
  /** Of the best policy of each run. */
  best: number;
}

/** Runs the loop on the pendulum with all the expert's shares.
 *  @param own A student's answers to 2.2 to 2.4. */
export function mixShares(own: LoopAnswers): MixedShare[] {
  return mixRatios.map((share) => {
    const curves = [1, 2, 3, 4, 5].map((seed) => runMixRatio(share, seed, { loop: own.rossBagnell, own }));
    const best = median(curves.map((costs) => Math.min(...costs)));
    return { share, first: median(curves.map((costs) => costs[1])), best };
  });
}

/** Draws the costs over the expert's share. */
export function drawMixShares(shares: readonly MixedShare[]): void {
  const x = shares.map(({ share }) => share);
  figure(
    [
      { name: "after one round", x, y: shares.map(({ first }) => first), mode: "lines+markers" },
      { name: "best of the sequence", x, y: shares.map(({ best }) => best), mode: "lines+markers" },
    ],
    {
      title: "Cost after one round and of the best policy, by the expert's share",
      xaxis: { title: "the expert's share α" },
      yaxis: { title: "median cost, in J*", type: "log" },
    },
    {
      alt: `Median cost over 5 seeds by the expert's share. Best of the sequence: ${shares
        .map(({ share, best }) => `${best.toPrecision(3)} at ${share}`)
        .join(", ")}.`,
    },
  );
}
