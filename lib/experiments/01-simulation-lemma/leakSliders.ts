import { figure } from "../../jupyter/display/figure";
import type { PlotlyTrace } from "../../jupyter/display/traces";
import { interact, type Interaction } from "../../jupyter/widgets/interact";
import { logSlider, slider } from "../../jupyter/widgets/sliders";
import { leakEpsilons, leakShares } from "./leakShares";
import type { OwnFunctions } from "./ownFunctions";
import { amountOf, type Prediction } from "../../jupyter/teaching/outcome";

type SimulationGap = OwnFunctions["simulationGap"];

/** Gap and bound of the leak chain over ε, with sliders for γ and for the ε that is marked.
 *  @param prediction Of the ε at which the bound becomes empty at γ = 0.9. */
export function drawLeakSliders(simulationGap: SimulationGap, prediction?: Prediction): Interaction {
  return interact(
    {
      gamma: slider({ label: "γ", min: 0.5, max: 0.99, step: 0.01, value: 0.9 }),
      epsilon: logSlider({ label: "ε", min: 0.001, max: 1, value: 0.1 }),
    },
    ({ gamma, epsilon }) => drawLeak(simulationGap, gamma, epsilon, amountOf(prediction)),
  );
}

function drawLeak(simulationGap: SimulationGap, gamma: number, epsilon: number, predicted?: number): void {
  const points = leakEpsilons.map((e) => leakShares(simulationGap, gamma, e));
  const { gap, bound } = leakShares(simulationGap, gamma, epsilon);
  const verdict = bound < 1 ? "the bound says something" : "the bound is empty";
  figure(
    [
      { name: "bound", x: leakEpsilons, y: points.map((p) => p.bound), mode: "lines" },
      { name: "gap", x: leakEpsilons, y: points.map((p) => p.gap), mode: "lines" },
      { name: "your ε", x: [epsilon, epsilon], y: [gap, bound], mode: "markers", marker: { size: 11 } },
      ...predictedLine(predicted),
    ],
    {
      title: `γ = ${gamma}, ε = ${epsilon.toPrecision(2)}: ${verdict}`,
      xaxis: { title: "one-step error ε", type: "log", range: [-3, 0] },
      yaxis: { title: "share of the largest return", type: "log", range: [-3, 2] },
      shapes: [
        { type: "line", xref: "paper", x0: 0, x1: 1, y0: 1, y1: 1, line: { color: "#808080", dash: "dot" } },
      ],
    },
    {
      height: 310, // two figures on a slide
      alt:
        `Gap and bound of the leak chain over ε for γ = ${gamma}. At ε = ${epsilon.toPrecision(2)} the gap is ` +
        `${gap.toFixed(2)} and the bound ${bound.toFixed(2)} of the largest return: ${verdict}.` +
        (predicted === undefined
          ? ""
          : ` For γ = 0.9 you predicted an empty bound from ε = ${predicted} on.`),
    },
  );
}

function predictedLine(epsilon: number | undefined): PlotlyTrace[] {
  if (epsilon === undefined) return [];
  const line = { color: "#CC79A7", dash: "dot" } as const;
  return [{ name: "your prediction, γ = 0.9", x: [epsilon, epsilon], y: [1e-3, 100], mode: "lines", line }];
}
