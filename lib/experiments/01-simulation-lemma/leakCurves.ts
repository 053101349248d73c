import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import { leakEpsilons, leakShares, type LeakShares } from "./leakShares";
import type { OwnFunctions } from "./ownFunctions";
import { amountOf, type Prediction } from "../../jupyter/teaching/outcome";

/** Gap and bound for one γ, at each of `leakEpsilons`. */
export interface LeakCurve {
  gamma: number;
  points: LeakShares[];
}

/** Gap and bound of the leak chain over ε, for two horizons. */
export function leakCurves(simulationGap: OwnFunctions["simulationGap"]): LeakCurve[] {
  return [0.9, 0.99].map((gamma) => ({
    gamma,
    points: leakEpsilons.map((epsilon) => leakShares(simulationGap, gamma, epsilon)),
  }));
}

/** The curves, and a line at 1, where a bound stops saying anything.
 *  @param prediction Of the gap at γ = 0.99, ε = 0.01, in per cent of the largest return. */
export function drawLeakCurves(curves: readonly LeakCurve[], prediction?: Prediction): void {
  const { gap, bound } = curves[1].points[20]; // γ = 0.99, ε = 0.1
  const predicted = amountOf(prediction);
  figure(
    [...curves.flatMap(tracesOf), ...predictedPoint(predicted)],
    {
      title: "Gap and bound of the leak chain",
      xaxis: { title: "one-step error ε", type: "log" },
      yaxis: { title: "share of the largest return", type: "log" },
      shapes: [
        { type: "line", xref: "paper", x0: 0, x1: 1, y0: 1, y1: 1, line: { color: "#808080", dash: "dot" } },
      ],
    },
    {
      height: 310, // two figures on a slide
      alt:
        "Gap and bound of the leak chain over ε. For each γ they start close together; then the gap levels off below 1, the " +
        `bound goes on. At γ = 0.99, ε = 0.1: gap ${gap.toFixed(2)}, bound ${bound.toFixed(2)}.` +
        verdictOn(predicted, curves[1].points[10].gap),
    },
  );
}

function tracesOf({ gamma, points }: LeakCurve, i: number): PlotlyTrace[] {
  const color = ["#0072B2", "#D55E00"][i];
  const dash = (["dash", "dashdot"] as const)[i];
  const [gaps, bounds] = [points.map((p) => p.gap), points.map((p) => p.bound)];
  const gap = { x: leakEpsilons, y: gaps, mode: "lines+markers", line: { color, dash: "solid" } } as const;
  return [
    { name: `bound, γ = ${gamma}`, x: leakEpsilons, y: bounds, mode: "lines", line: { color, dash } },
    { name: `gap, γ = ${gamma}`, ...gap },
  ];
}

function predictedPoint(percent: number | undefined): PlotlyTrace[] {
  if (percent === undefined) return [];
  const marker = { color: "#CC79A7", symbol: "star", size: 16 };
  return [{ name: "your prediction, γ = 0.99", x: [0.01], y: [percent / 100], mode: "markers", marker }];
}

function verdictOn(percent: number | undefined, gap: number): string {
  if (percent === undefined) return "";
  return ` At γ = 0.99, ε = 0.01 you predicted ${percent} %; it is ${(100 * gap).toFixed(0)} %.`;
}
