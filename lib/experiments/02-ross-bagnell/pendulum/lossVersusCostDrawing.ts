import { spearman } from "../../../core/metrics";
import { figure } from "../../../jupyter/display/figure";
import type { LossVersusCost } from "./lossVersusCost";
import { costRatios } from "./pendulumRuns";

/** Draws what each plan costs beyond the best of them, over its model's loss on two kinds of data. */
export function drawLossVersusCost({ expertLoss, mixedLoss, realCost }: LossVersusCost): void {
  const [rhoExpert, rhoMixed] = [expertLoss, mixedLoss].map((loss) => spearman(loss, realCost).toFixed(2));
  const ratios = costRatios(realCost);
  // as ρ does, this tells 1.00 from 1.01
  const beyond = ratios.map((ratio) => Math.max(ratio - Math.min(...ratios), 1e-4));
  const good = ratios.filter((ratio) => ratio < 1.1).length;
  figure(
    [
      {
        name: `expert's data, ρ = ${rhoExpert}`,
        x: expertLoss.map((loss) => 1e4 * loss),
        y: beyond,
        mode: "markers",
      },
      { name: `half and half, ρ = ${rhoMixed}`, x: mixedLoss, y: beyond, mode: "markers", xaxis: "x2" },
    ],
    {
      title: `What ${ratios.length} plans cost beyond the best of them, by their models' loss`,
      grid: { rows: 1, columns: 2 },
      xaxis: { title: "10⁴ × loss, expert's data", range: [0, 4], tickvals: [0, 2, 4] },
      xaxis2: { title: "loss, half and half", type: "log" },
      yaxis: { title: "beyond the best, in J*", type: "log" },
    },
    {
      alt: `Real cost beyond the least of ${ratios.length} plans over their models' one-step loss. On the expert's data a vertical
  stripe, Spearman's ρ = ${rhoExpert}; on half and half data a rising cloud, ρ = ${rhoMixed}. ${good} of the plans cost
  less than 1.1 J*, the worst ${Math.max(...ratios).toFixed(0)} J*, with losses at which others cost little.`,
    },
  );
}
