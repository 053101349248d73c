import type { Policy } from "lib/tabular/mdp";
import type { Reference01 } from "../reference";
import { misconceptions01 } from "../variations";

/** The first action everywhere, improved in this many rounds. */
const improved =
  ({ evalPolicy, qValues }: Reference01) =>
  (rounds: number, greedy: (Q: number[][]) => Policy): Partial<Reference01> => ({
    planInModel: (m) => {
      let plan: Policy = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
      for (let round = 0; round < rounds; round++) plan = greedy(qValues(m, evalPolicy(m, plan)));
      return plan;
    },
  });

/** The plan by the values after this many sweeps. */
const swept =
  ({ qValues }: Reference01) =>
  (sweeps: number, greedy: (Q: number[][]) => Policy): Partial<Reference01> => ({
    planInModel: (m) => {
      let V = m.mu.map(() => 0);
      for (let sweep = 0; sweep < sweeps; sweep++) V = qValues(m, V).map((row) => Math.max(...row));
      return greedy(qValues(m, V));
    },
  });

export const misconceptions = misconceptions01({ improved, swept })({
  argmin: {
    hint: "This is the worst plan, not the best. Rewards are to be maximised here; only the banner COST turns that round.",
    implement: ({ withArguments }) =>
      withArguments("planInModel", (m) => [{ ...m, R: m.R.map((row) => row.map((r) => -r)) }]),
  },
  myopic: {
    hint: "The plan looks at the next reward only. What is an action worth that leads to a good state without a reward of its own?",
    implement: ({ greedy }) => ({ planInModel: (m) => greedy(m.R) }),
  },
  "one-improvement": {
    hint: "You improved the first policy once. The improved policy has other values: is it already the best for those?",
    implement: ({ improved, greedy }) => improved(1, greedy),
  },
  "three-rounds": {
    hint: "Your planner stops after a few rounds. On a long way each round turns one more state round: go on until a round changes no action.",
    implement: ({ improved, greedy }) => improved(3, greedy),
  },
  "ten-rounds": {
    hint: "Your planner stops after a few rounds. On a long way each round turns one more state round: go on until a round changes no action.",
    implement: ({ improved, greedy }) => improved(10, greedy),
  },
  "thirty-sweeps": {
    hint: "A fixed number of sweeps of value iteration looks that many steps ahead and no further: what lies beyond is worth nothing to it. Sweep until the values no longer change.",
    implement: ({ swept, greedy }) => swept(30, greedy),
  },
  "hundred-sweeps": {
    hint: "A fixed number of sweeps of value iteration looks that many steps ahead and no further: what lies beyond is worth nothing to it. Sweep until the values no longer change.",
    implement: ({ swept, greedy }) => swept(100, greedy),
  },
  "highest-index": {
    hint: "Where two actions are equally good, take the one with the lowest index: yours takes the highest.",
    implement: ({ planInModel }) => ({
      planInModel: (m) =>
        planInModel({
          ...m,
          P: m.P.map((actions) => [...actions].reverse()),
          R: m.R.map((row) => [...row].reverse()),
        }).map((row) => [...row].reverse()),
    }),
  },
  indices: {
    hint: "The plan is a list of action numbers. A Policy holds a probability for each state and action: [S][A].",
    implement: ({ withResult }) =>
      withResult("planInModel", (plan) => plan.map((row) => row.indexOf(1)) as unknown as number[][]),
  },
});
