import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "argmin",
    hint: "This is the worst plan, not the best. Rewards are to be maximised here; only the banner COST turns that round.",
    implement: ({ planInModel }) => ({
      planInModel: (m) => planInModel({ ...m, R: m.R.map((row) => row.map((r) => -r)) }),
    }),
  },
  {
    id: "myopic",
    hint: "The plan looks at the next reward only. What is an action worth that leads to a good state without a reward of its own?",
    implement: () => ({
      planInModel: (m) =>
        m.R.map((row) => {
          const best = row.indexOf(Math.max(...row));
          return row.map((_, a) => (a === best ? 1 : 0));
        }),
    }),
  },
  {
    id: "one-improvement",
    hint: "You improved the first policy once. The improved policy has other values: is it already the best for those?",
    implement: ({ evalPolicy, qValues }) => ({
      planInModel: (m) => {
        const first = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
        return qValues(m, evalPolicy(m, first)).map((row) => {
          const best = row.indexOf(Math.max(...row));
          return row.map((_, a) => (a === best ? 1 : 0));
        });
      },
    }),
  },
  {
    id: "three-rounds",
    hint: "Your planner stops after a few rounds. On a long way each round turns one more state round: go on until a round changes no action.",
    implement: ({ evalPolicy, qValues }) => ({
      planInModel: (m) => {
        let plan = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
        for (let round = 0; round < 3; round++) {
          plan = qValues(m, evalPolicy(m, plan)).map((row) => {
            const best = row.findIndex((q) => q > Math.max(...row) - 1e-10);
            return row.map((_, a) => (a === best ? 1 : 0));
          });
        }
        return plan;
      },
    }),
  },
  {
    id: "ten-rounds",
    hint: "Your planner stops after a few rounds. On a long way each round turns one more state round: go on until a round changes no action.",
    implement: ({ evalPolicy, qValues }) => ({
      planInModel: (m) => {
        let plan = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
        for (let round = 0; round < 10; round++) {
          plan = qValues(m, evalPolicy(m, plan)).map((row) => {
            const best = row.findIndex((q) => q > Math.max(...row) - 1e-10);
            return row.map((_, a) => (a === best ? 1 : 0));
          });
        }
        return plan;
      },
    }),
  },
  {
    id: "thirty-sweeps",
    hint: "A fixed number of sweeps of value iteration looks that many steps ahead and no further: what lies beyond is worth nothing to it. Sweep until the values no longer change.",
    implement: ({ qValues }) => ({
      planInModel: (m) => {
        let V = m.mu.map(() => 0);
        for (let sweep = 0; sweep < 30; sweep++) V = qValues(m, V).map((row) => Math.max(...row));
        return qValues(m, V).map((row) => {
          const best = row.findIndex((q) => q > Math.max(...row) - 1e-10);
          return row.map((_, a) => (a === best ? 1 : 0));
        });
      },
    }),
  },
  {
    id: "hundred-sweeps",
    hint: "A fixed number of sweeps of value iteration looks that many steps ahead and no further: what lies beyond is worth nothing to it. Sweep until the values no longer change.",
    implement: ({ qValues }) => ({
      planInModel: (m) => {
        let V = m.mu.map(() => 0);
        for (let sweep = 0; sweep < 100; sweep++) V = qValues(m, V).map((row) => Math.max(...row));
        return qValues(m, V).map((row) => {
          const best = row.findIndex((q) => q > Math.max(...row) - 1e-10);
          return row.map((_, a) => (a === best ? 1 : 0));
        });
      },
    }),
  },
  {
    id: "highest-index",
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
  {
    id: "indices",
    hint: "The plan is a list of action numbers. A Policy holds a probability for each state and action: [S][A].",
    implement: ({ planInModel }) => ({
      planInModel: (m) => planInModel(m).map((row) => row.indexOf(1)) as unknown as number[][],
    }),
  },
];
