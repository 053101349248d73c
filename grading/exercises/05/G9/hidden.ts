import type { Rng } from "lib/core/rng";
import { exactGradient, straightThroughMean, twoSampleGradient } from "lib/nn/discrete/discreteGradients";
import { softmax } from "lib/nn/discrete/softmax";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asVector, expect } from "../../../checks/matchers";

const normals = (rng: Rng, n: number, deviation = 1): number[] =>
  Array.from({ length: n }, () => rng.normal(0, deviation));

/** Logits of K classes, and K numbers or K rows beside them. */
function randomCase(rng: Rng, K = 2 + rng.integer(5)) {
  return {
    logits: normals(rng, K, 1.5),
    values: normals(rng, K, 3),
    slopes: Array.from({ length: K }, () => normals(rng, K, 2)),
  };
}

const cases = ({ rng }: CheckContext, count: number) => Array.from({ length: count }, () => randomCase(rng));

export const hidden: Check[] = [
  {
    id: "random-exact",
    title: "the exact gradient is p_i times what class i is above the mean, for any number of classes",
    points: 0.5,
    async run(context) {
      const asked = eachAnswer(context.call, "exactGradient", cases(context, 12), (one) => [
        one.logits,
        one.values,
      ]);
      for await (const [{ logits, values }, got] of asked)
        expect(got).toBeNear(exactGradient(logits, values), { name: "the exact gradient" });
    },
  },
  {
    id: "random-straight-through",
    title: "straight-through takes the slope where the draw fell, and is averaged over all draws",
    points: 0.75,
    async run(context) {
      const asked = eachAnswer(context.call, "straightThroughMean", cases(context, 12), (one) => [
        one.logits,
        one.slopes,
      ]);
      for await (const [{ logits, slopes }, got] of asked)
        expect(got).toBeNear(straightThroughMean(logits, slopes), { name: "the average" });
    },
  },
  {
    id: "linear",
    title: "where f is linear, with the same slopes everywhere, it is the exact gradient",
    points: 0.25,
    async run(context) {
      for (const { logits, values } of cases(context, 4)) {
        const got = await context.call("straightThroughMean", logits, values.map(() => values)); // prettier-ignore
        expect(got).toBeNear(exactGradient(logits, values), { name: "the average" });
      }
    },
  },
  {
    id: "random-pairs",
    title: "two draws move the better one up and the other one down, and two of one class nothing",
    points: 0.25,
    async run({ call, rng }) {
      for (let i = 0; i < 8; i++) {
        const K = 2 + rng.integer(5);
        const drawn = () => ({ draw: rng.integer(K), value: rng.normal(0, 3) });
        const first = drawn();
        const second = i === 0 ? first : drawn();
        const got = await call("twoSampleGradient", first, second, K);
        expect(got).toBeNear(twoSampleGradient(first, second, K), { name: "the estimate" });
      }
    },
  },
  {
    id: "unbiased",
    title: "averaged over all pairs of draws the estimate is the exact gradient",
    points: 0.5,
    async run({ call, rng }) {
      const { logits, values } = randomCase(rng, 3);
      const p = softmax(logits);
      const pairs = p.flatMap((_, a) => p.map((_x, b) => [a, b] as const));
      const asked = eachAnswer(call, "twoSampleGradient", pairs, ([a, b]) => [
        { draw: a, value: values[a] },
        { draw: b, value: values[b] },
        3,
      ]);
      const average = [0, 0, 0];
      for await (const [[a, b], got] of asked)
        asVector(got, 3, "the estimate").forEach((x, i) => (average[i] += p[a] * p[b] * x));
      expect(average).toBeNear(exactGradient(logits, values), { name: "the average of all pairs" });
    },
  },
];
