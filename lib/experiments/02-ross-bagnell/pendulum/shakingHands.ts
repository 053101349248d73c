import { median } from "../../../core/metrics";
import { figure } from "../../../jupyter/display/figure";
import type { PlotlyTrace } from "../../../jupyter/display/traces";
import { interact } from "../../../jupyter/widgets/interact";
import { slider } from "../../../jupyter/widgets/sliders";
import { runExpertNoise, type ExpertNoiseOptions } from "./expertNoise";
import type { Prediction } from "../../../jupyter/teaching/outcome";

/** What batches of an expert with shaking hands are worth, by the standard deviation of the noise; over five seeds. */
export interface ShakingHands {
  noises: number[]; // [11]
  /** The median condition number of [x u]; at most 10¹⁷. */
  conditions: number[];
  /** The median of J(π̂)/J*. */
  costs: number[];
  worstCosts: number[];
  /** The median of ∂ω'/∂θ. */
  slopes: number[];
}

/** Learns from 500 transitions of an expert whose torque has noise, for 0, 0.1, …, 1.
 *  @param own A student's answers to 2.3, 2.4 and 2.6. */
export function shakingHands(own: ExpertNoiseOptions["own"]): ShakingHands {
  const noises = Array.from({ length: 11 }, (_, i) => i / 10);
  const hands = noises.map((noise) =>
    [1, 2, 3, 4, 5].map((seed) => runExpertNoise(noise, seed, { own, expertSamples: 500 })),
  );
  return {
    noises,
    conditions: hands.map((seeds) => median(seeds.map(({ excitation }) => Math.min(excitation, 1e17)))),
    costs: hands.map((seeds) => median(seeds.map(({ ratio }) => ratio))),
    worstCosts: hands.map((seeds) => Math.max(...seeds.map(({ ratio }) => ratio))),
    slopes: hands.map((seeds) => median(seeds.map(({ model }) => model.A[1][0]))),
  };
}

/** Draws cost and condition number over the expert's noise, with a slider for the noise.
 *  @param prediction The noise that is enough. */
export function drawShakingHands(
  { noises, conditions, costs, worstCosts, slopes }: ShakingHands,
  prediction?: Prediction,
) {
  const guess: PlotlyTrace[] =
    typeof prediction === "number"
      ? [
          {
            name: "your prediction",
            x: [prediction, prediction],
            y: [1, Math.max(...worstCosts)],
            mode: "lines",
          },
        ]
      : [];
  const controls = { noise: slider({ label: "the expert's noise", min: 0, max: 1, step: 0.1, value: 0 }) };
  return interact(controls, ({ noise }) => {
    const k = Math.round(10 * noise);
    figure(
      [
        { name: "cost, median", x: noises, y: costs, mode: "lines+markers" },
        { name: "cost, worst seed", x: noises, y: worstCosts, mode: "lines" },
        { name: "condition of [x, u]", x: noises, y: conditions, mode: "lines+markers", yaxis: "y2" },
        {
          ...{ name: "your noise", x: [noise], y: [costs[k]], mode: "markers" },
          marker: { symbol: "diamond", size: 14, color: "#CC79A7" },
        },
        ...guess,
      ],
      {
        title: `noise ${noise}: cost ${costs[k].toPrecision(3)} J*, slope ${slopes[k].toFixed(3)} of 0.490`,
        grid: { rows: 2, columns: 1 },
        xaxis: { title: "standard deviation of the expert's noise" },
        yaxis: { title: "cost, in J*", type: "log" },
        yaxis2: { title: "condition", type: "log" },
      },
      {
        height: 520,
        alt: `Batch learning from an expert whose hand shakes with ${noise}: condition number
    ${conditions[k].toExponential(0)}, cost ${costs[k].toPrecision(3)} J*, of the worst seed
    ${worstCosts[k].toPrecision(3)}.${guess.length > 0 ? ` You predicted that ${prediction} is enough.` : ""}`,
      },
    );
  });
}
