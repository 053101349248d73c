import { sum } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { ScalarSystem } from "lib/objectives/scalarGradients";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { plain } from "../../../checks/numbers";
import { expectedGradient, randomSystem, rollout, weightedNoises } from "./plainSystem";

type Way = "pathwiseGradient" | "reinforceGradient";

const names: Record<Way, string> = {
  pathwiseGradient: "the gradient through the world",
  reinforceGradient: "the gradient by REINFORCE",
};

/** What a question needs: a system, a policy, the noise of T steps. */
interface Sample {
  system: ScalarSystem;
  theta: number;
  noise: number[];
}

const randomSample = (rng: Rng, T: number): Sample => ({
  ...randomSystem(rng),
  noise: Array.from({ length: T }, () => rng.normal()),
});

/** Compares some samples. */
async function compare(
  { call }: CheckContext,
  way: Way,
  samples: Sample[],
  right: (sample: Sample) => number,
  tolerance: number,
): Promise<void> {
  const argumentsOf = ({ system, theta, noise }: Sample) => [system, theta, noise];
  for await (const [sample, got] of eachAnswer(call, way, samples, argumentsOf))
    expect(got).toBeNear(right(sample), { name: names[way], tolerance });
}

const h = 1e-4;

/** What the return changes by where θ does and the noise stays, by central differences. */
function slope({ system, theta, noise }: Sample): number {
  const returnAt = (there: number) => sum(rollout(system, there, noise).discounted);
  const wide = (returnAt(theta + 2 * h) - returnAt(theta - 2 * h)) / (4 * h);
  const narrow = (returnAt(theta + h) - returnAt(theta - h)) / (2 * h);
  return (4 * narrow - wide) / 3;
}

/** Each reward times what made the actions up to it likelier. */
function scored({ system, theta, noise }: Sample): number {
  const { x, a, discounted } = rollout(system, theta, noise);
  const scores = a.map((action, t) => ((action - theta * x[t]) * x[t]) / system.std ** 2);
  return sum(discounted.map((reward, t) => reward * sum(scores.slice(0, t + 1))));
}

export const hidden: Check[] = [
  {
    id: "through-the-world",
    title: "the gradient through the world is what the return changes by if θ does and the noise stays",
    points: 0.75,
    async run(context) {
      const samples = Array.from({ length: 24 }, (_, i) => randomSample(context.rng, 1 + (i % 8)));
      await compare(context, "pathwiseGradient", samples, slope, 1e-6);
    },
  },
  {
    id: "by-reinforce",
    title: "REINFORCE gives each action's score the rewards from then on, discounted from the start",
    points: 0.75,
    async run(context) {
      const samples = Array.from({ length: 24 }, (_, i) => randomSample(context.rng, 1 + (i % 8)));
      await compare(context, "reinforceGradient", samples, scored, 1e-8);
    },
  },
  {
    id: "same-mean",
    title: "averaged over all noise, both are the gradient of the expected return",
    points: 0.5,
    async run({ call, rng }) {
      for (const way of ["pathwiseGradient", "reinforceGradient"] as const)
        for (const T of [1, 2, 4]) {
          const { system, theta } = randomSystem(rng);
          let average = 0;
          const asked = eachAnswer(call, way, weightedNoises(T), ({ noise }) => [system, theta, noise]);
          for await (const [{ weight }, got] of asked) {
            expect(got).toHoldNumbers([], { name: names[way] });
            average += weight * (plain(got) as number);
          }
          const right = expectedGradient(system, theta, T);
          expect(average).toBeNear(right, { name: `the average of ${names[way]}`, tolerance: 1e-8 });
        }
    },
  },
  {
    id: "without-noise",
    title: "where no noise moves the actions, REINFORCE learns nothing, and the way through the world does",
    points: 0.25,
    async run(context) {
      const samples = [1, 3, 6].map((T) => ({
        ...randomSample(context.rng, T),
        noise: Array<number>(T).fill(0),
      }));
      await compare(context, "reinforceGradient", samples, () => 0, 1e-9);
      await compare(context, "pathwiseGradient", samples, slope, 1e-6);
    },
  },
];
