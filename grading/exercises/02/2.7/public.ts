import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { argument, grant } from "../../../checks/granted/grant";
import { integer, oneOf } from "../../../checks/granted/kinds";
import { lookUp } from "../instances";

/** Costs on the ice in four episodes: the edge is quick until one falls, the safe row costs 9 on average. */
const costs = {
  edge: { 1: [6], 2: [78], 3: [6], 4: [6] },
  slow: { 1: [10], 2: [10], 3: [10], 4: [10] },
  "slow again": { 1: [10], 2: [10], 3: [10], 4: [10] },
  lucky: { 1: [79], 2: [5], 3: [78], 4: [78] },
  safe: { 1: [8], 2: [8], 3: [12], 4: [8] },
  "safe again": { 1: [12], 2: [8], 3: [8], 4: [8] },
  fall: { 1: [79], 2: [79], 3: [79], 4: [79] },
};
const execute = grant(
  "execute",
  [argument("policy", oneOf(Object.keys(costs))), argument("seed", integer(-1e9, 1e9))],
  (policy, seed) => lookUp(costs, policy, seed)[0],
);

export const exercise: Exercise = {
  id: "2.7",
  title: "The best of the sequence",
  track: "core",
  functions: ["bestOfSequence"],
  uses: [],
  section: "Exercise 2.7 · The best of the sequence",
  checks: [
    {
      id: "ice",
      title: "on the ice the safe row is best, although the edge was promised for less",
      points: 0.5,
      async run({ call }) {
        const policies = ["edge", "slow", "slow again", "lucky", "safe", "fall", "edge"];
        const promised = [6, 13, 7, 8, 9, 12, 6];
        const got = await call("bestOfSequence", policies, promised, execute, [1, 2, 3, 4]);
        expect(got).toBeNear(4, { name: "the index" });
      },
    },
    {
      id: "equals",
      title: "of policies that cost the same, the first is taken",
      points: 0.25,
      async run({ call }) {
        const policies = ["slow", "safe", "safe again", "slow"];
        const got = await call("bestOfSequence", policies, [9, 8, 9, 6], execute, [1, 2, 3, 4]);
        expect(got).toBeNear(1, { name: "the index" });
      },
    },
  ],
};
