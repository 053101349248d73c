import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "old-occupancy",
    hint: "Your answer is 0 for any two policies: where a policy goes itself, its own advantage is 0 on average. Whose advantage is it, and who visits the states?",
    implement: ({ occupancy, evalPolicy, qValues }) => ({
      performanceDifference: (m, _piNew, piOld) => {
        const V = evalPolicy(m, piOld);
        const Q = qValues(m, V);
        let total = 0;
        occupancy(m, piOld).forEach((row, s) => row.forEach((p, a) => (total += p * (Q[s][a] - V[s]))));
        return total / (1 - m.gamma);
      },
    }),
  },
  {
    id: "old-states-new-actions",
    hint: "You take the new policy's actions in the old policy's states. That is only the first step of the way: where does the new policy get to?",
    implement: ({ occupancy, evalPolicy, qValues }) => ({
      performanceDifference: (m, piNew, piOld) => {
        const V = evalPolicy(m, piOld);
        const Q = qValues(m, V);
        let total = 0;
        occupancy(m, piOld).forEach((row, s) => {
          const mass = row.reduce((x, y) => x + y, 0);
          piNew[s].forEach((p, a) => (total += mass * p * (Q[s][a] - V[s])));
        });
        return total / (1 - m.gamma);
      },
    }),
  },
  {
    id: "new-values",
    hint: "Your answer is 0 for any two policies: where a policy goes itself, its own advantage is 0 on average. Whose advantage is it, and who visits the states?",
    implement: ({ occupancy, evalPolicy, qValues }) => ({
      performanceDifference: (m, piNew) => {
        const V = evalPolicy(m, piNew);
        const Q = qValues(m, V);
        let total = 0;
        occupancy(m, piNew).forEach((row, s) => row.forEach((p, a) => (total += p * (Q[s][a] - V[s]))));
        return total / (1 - m.gamma);
      },
    }),
  },
  {
    id: "missing-horizon",
    hint: "You are off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ performanceDifference }) => ({
      performanceDifference: (m, piNew, piOld) => (1 - m.gamma) * performanceDifference(m, piNew, piOld),
    }),
  },
  {
    id: "sign-flipped",
    hint: "The sign is turned round, or the two policies are exchanged: it is the new policy's return minus the old one's.",
    implement: ({ performanceDifference }) => ({
      performanceDifference: (m, piNew, piOld) => performanceDifference(m, piOld, piNew),
    }),
  },
  {
    id: "without-baseline",
    hint: "This averages Q, not the advantage: what the old policy gets in that state anyway has to be taken away.",
    implement: ({ occupancy, evalPolicy, qValues, dot }) => ({
      performanceDifference: (m, piNew, piOld) => {
        const Q = qValues(m, evalPolicy(m, piOld));
        return occupancy(m, piNew).reduce((sum, row, s) => sum + dot(row, Q[s]), 0) / (1 - m.gamma);
      },
    }),
  },
];
