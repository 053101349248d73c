import { mean } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import { captionAt, type Prediction, verdict } from "../../jupyter/teaching/outcome";
import type { ScalarSystem } from "../../objectives/scalarGradients";
import type { Answers04 } from "./answers";

/** A number that drifts away from 0, and a policy that is too weak to hold it. */
export const drifting: ScalarSystem = { start: 1, retain: 1, gain: 0.5, effort: 0.1, gamma: 0.95, std: 0.3 };
const theta = -0.4;
const steps = 15;
const samples = 4000;

/** Samples of the two estimates of one gradient, from the same noise. */
export interface TwoWays {
  readonly pathwise: number[];
  readonly reinforce: number[];
}

/** Draws noise and asks the student's functions. */
export function twoWays(own: Pick<Answers04, "pathwiseGradient" | "reinforceGradient">): TwoWays {
  const rng = new Rng("two ways");
  const noises = Array.from({ length: samples }, () => Array.from({ length: steps }, () => rng.normal()));
  return {
    pathwise: noises.map((noise) => own.pathwiseGradient(drifting, theta, noise)),
    reinforce: noises.map((noise) => own.reinforceGradient(drifting, theta, noise)),
  };
}

const deviation = (numbers: readonly number[]): number => {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((x) => (x - middle) ** 2)));
};

/** How many times as many samples REINFORCE needs for the same precision: the ratio of the variances. */
export const varianceRatio = ({ pathwise, reinforce }: TwoWays): number =>
  (deviation(reinforce) / deviation(pathwise)) ** 2;

/** Draws the histograms. @param prediction the ratio of the standard deviations */
export function drawTwoWays(ways: TwoWays, prediction?: Prediction): void {
  const [low, high] = [mean(ways.pathwise) - 3 * deviation(ways.reinforce), mean(ways.pathwise) + 3 * deviation(ways.reinforce)]; // prettier-ignore
  const bins = 60;
  const width = (high - low) / bins;
  const x = Array.from({ length: bins }, (_, i) => low + (i + 0.5) * width);
  const shares = (numbers: number[]) => {
    const counts = x.map(() => 0);
    for (const one of numbers) {
      const bin = Math.floor((one - low) / width);
      if (bin >= 0 && bin < bins) counts[bin] += 1 / numbers.length;
    }
    return counts;
  };
  const told = (name: string, numbers: number[]) =>
    `${name} ${mean(numbers).toFixed(2)} ± ${deviation(numbers).toFixed(2)}`;
  const said = verdict("As many samples", prediction, `${varianceRatio(ways).toFixed(0)} times`);
  figure(
    [
      { name: "through the model", x, y: shares(ways.pathwise), mode: "lines", line: { shape: "hv" } },
      { name: "REINFORCE", x, y: shares(ways.reinforce), mode: "lines", line: { shape: "hv" } },
    ],
    {
      title: "One gradient, estimated from 15 steps in two ways",
      xaxis: { title: "estimate of dJ/dθ" },
      yaxis: { title: "share of 4,000 estimates" },
      annotations: said === "" ? [] : [captionAt(said, 0.25, 0.8)],
    },
    {
      alt: `Mean ± standard deviation: ${told("through the model", ways.pathwise)}, ${told("REINFORCE", ways.reinforce)}; the variances differ by a factor of ${varianceRatio(ways).toFixed(1)}.${said && ` ${said}`}`,
      height: 340,
    },
  );
}
