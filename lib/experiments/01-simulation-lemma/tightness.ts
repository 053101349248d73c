import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import { leakEpsilons, leakShares } from "./leakShares";
import type { OwnFunctions } from "./ownFunctions";

/** Gap and tight bound of the leak chain for one γ at each of `leakEpsilons`, as shares of 1/(1 − γ). */
export interface Tightness {
  gamma: number;
  gaps: number[];
  bounds: number[];
}

/** The leak chain beside the tight bound, for three horizons. */
export function tightness({
  simulationGap,
  tightBound,
}: Pick<OwnFunctions, "simulationGap" | "tightBound">): Tightness[] {
  return [0.9, 0.99, 0.999].map((gamma) => ({
    gamma,
    gaps: leakEpsilons.map((epsilon) => leakShares(simulationGap, gamma, epsilon).gap),
    bounds: leakEpsilons.map((epsilon) => tightBound(gamma, epsilon) * (1 - gamma)),
  }));
}

/** Gaps as circles, bounds as lines. */
export function drawTightness(results: readonly Tightness[]): void {
  const { gamma, gaps, bounds } = results[1]; // ε = 0.1 below
  const [gap, bound] = [gaps[20], bounds[20]].map((share) => (share / (1 - gamma)).toFixed(2));
  figure(
    results.flatMap(tracesOf),
    {
      title: "Gap of the leak chain and tight bound",
      xaxis: { title: "one-step error ε", type: "log" },
      yaxis: { title: "share of the largest return", range: [0, 1.05] },
    },
    {
      alt:
        "For each γ the gaps of the leak chain lie on the curve of the tight bound. " +
        `At γ = ${gamma}, ε = 0.1 the gap is ${gap} and the bound ${bound}.`,
    },
  );
}

function tracesOf({ gamma, gaps, bounds }: Tightness, i: number): PlotlyTrace[] {
  const color = ["#0072B2", "#D55E00", "#009E73"][i];
  const dash = (["solid", "dash", "dot"] as const)[i];
  const marker = { color, symbol: "circle-open" };
  return [
    { name: `bound, γ = ${gamma}`, x: leakEpsilons, y: bounds, mode: "lines", line: { color, dash } },
    { name: `gap, γ = ${gamma}`, x: leakEpsilons, y: gaps, mode: "markers", marker },
  ];
}
