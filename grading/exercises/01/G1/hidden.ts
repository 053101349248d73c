import { tightBound } from "lib/tabular/worlds/tightBound";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const hidden: Check[] = [
  {
    id: "leak-chain",
    title: "the bound is the gap of the leak chain for any discount and error",
    points: 3,
    async run({ call, rng }) {
      const cases = Array.from(
        { length: 40 },
        (_, i) => [rng.uniform() * [0.5, 0.9, 0.999][i % 3], rng.uniform() ** 2] as const,
      );
      for await (const [args, got] of eachAnswer(call, "tightBound", cases, (one) => [...one]))
        expect(got).toBeNear(tightBound(...args));
    },
  },
  {
    id: "limits",
    title: "the bound is right in the limits: no error, total error, no future",
    points: 1,
    async run({ call }) {
      for (const [gamma, epsilon] of [
        [0.9, 0],
        [0.9, 1],
        [0, 0.5],
        [0.5, 1],
        [0.99, 1e-6],
      ]) {
        // prettier-ignore
        expect(await call("tightBound", gamma, epsilon)).toBeNear(tightBound(gamma, epsilon));
      }
    },
  },
];
