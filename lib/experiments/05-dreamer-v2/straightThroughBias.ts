import { dot, mean, sum } from "../../core/metrics";
import { Rng } from "../../core/rng";
import { figure } from "../../jupyter/display/figure";
import type {
  exactGradient,
  straightThroughMean,
  twoSampleGradient,
} from "../../nn/discrete/discreteGradients";
import { softmax } from "../../nn/discrete/softmax";

/** The student's answers to G9. */
export interface GradientAnswers {
  exactGradient: typeof exactGradient;
  straightThroughMean: typeof straightThroughMean;
  twoSampleGradient: typeof twoSampleGradient;
}

/** A belief of five classes, and how much the loss likes each: f(x) = exp(β w·x) / β, a straight line as β goes to 0. */
const logits = [0.5, -0.5, 1, 0, -1];
const w = [1, -0.5, 0.2, 0.8, -1.2];
const pairs = 4000;

const length = (x: readonly number[]) => Math.sqrt(dot(x, x));

/** The exact gradient, and how the others lie to it, for one β. */
export function compareGradients(own: GradientAnswers, beta: number) {
  const p = softmax(logits);
  const values = w.map((x) => Math.exp(beta * x) / beta);
  const slopes = w.map((x) => w.map((slope) => slope * Math.exp(beta * x)));
  const exact = own.exactGradient(logits, values);
  const through = own.straightThroughMean(logits, slopes);
  const rng = new Rng("pairs");
  const drawn = () => {
    const draw = rng.categorical(p);
    return { draw, value: values[draw] };
  };
  const estimates = Array.from({ length: pairs }, () => own.twoSampleGradient(drawn(), drawn(), w.length));
  const average = exact.map((_, i) => mean(estimates.map((one) => one[i])));
  const off = (other: readonly number[]) => length(other.map((x, i) => x - exact[i])) / length(exact);
  const spread = Math.sqrt(sum(exact.map((x, i) => mean(estimates.map((one) => (one[i] - x) ** 2)))));
  return {
    throughOff: off(through),
    pairsOff: off(average),
    /** Of a single pair. */
    pairSpread: spread / length(exact),
    cosine: dot(through, exact) / length(through) / length(exact),
  };
}

/** Draws how far off the exact gradient the student's two estimates are on average, by how bent the loss is. */
export function drawBias(own: GradientAnswers): void {
  const betas = [0.05, 0.25, 0.5, 1, 1.5, 2, 3];
  const found = betas.map((beta) => compareGradients(own, beta));
  const [first, last] = [found[0], found[found.length - 1]];
  const percent = (x: number) => `${(100 * x).toFixed(0)} %`;
  figure(
    [
      {
        name: "straight-through, all draws",
        x: betas,
        y: found.map((one) => one.throughOff),
        mode: "lines+markers",
      },
      {
        name: `mean of ${pairs} pairs`,
        x: betas,
        y: found.map((one) => one.pairsOff),
        mode: "lines+markers",
      },
    ],
    {
      title: "How far off the exact gradient, in lengths of it",
      xaxis: { title: "β, how bent the loss is" },
      yaxis: { title: "distance / length", rangemode: "tozero" },
    },
    {
      alt: `Straight-through is off by ${percent(first.throughOff)} of the gradient's length at β = ${betas[0]} and by ${percent(last.throughOff)} at β = ${betas[betas.length - 1]}, where its cosine with it is ${last.cosine.toFixed(2)}. The mean of ${pairs} pairs is off by ${percent(first.pairsOff)} and ${percent(last.pairsOff)}, which is chance: a single pair is off by ${percent(first.pairSpread)} and ${percent(last.pairSpread)}.`,
      height: 340,
    },
  );
}
