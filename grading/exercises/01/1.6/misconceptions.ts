import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "old-occupancy": {
    hint: "Your answer is 0 for any two policies: where a policy goes itself, its own advantage is 0 on average. Whose advantage is it, and who visits the states?",
    implement: ({ advantage, occupancy, evalPolicy }) => ({
      performanceDifference: (m, _piNew, piOld) => advantage(m, occupancy(m, piOld), evalPolicy(m, piOld)),
    }),
  },
  "old-states-new-actions": {
    hint: "You take the new policy's actions in the old policy's states. That is only the first step of the way: where does the new policy get to?",
    implement: ({ advantage, occupancy, evalPolicy }) => ({
      performanceDifference: (m, piNew, piOld) => {
        const masses = occupancy(m, piOld).map((row) => row.reduce((x, y) => x + y, 0));
        const d = piNew.map((row, s) => row.map((p) => masses[s] * p));
        return advantage(m, d, evalPolicy(m, piOld));
      },
    }),
  },
  "new-values": {
    hint: "Your answer is 0 for any two policies: where a policy goes itself, its own advantage is 0 on average. Whose advantage is it, and who visits the states?",
    implement: ({ advantage, occupancy, evalPolicy }) => ({
      performanceDifference: (m, piNew) => advantage(m, occupancy(m, piNew), evalPolicy(m, piNew)),
    }),
  },
  "missing-horizon": {
    hint: "You are off by 1 − γ: the occupancy is normalised to sum to 1, so what factor undoes that?",
    implement: ({ withResult }) =>
      withResult("performanceDifference", (difference, m) => (1 - m.gamma) * difference),
  },
  "sign-flipped": {
    hint: "The sign is turned round, or the two policies are exchanged: it is the new policy's return minus the old one's.",
    implement: ({ withArguments }) =>
      withArguments("performanceDifference", (m, piNew, piOld) => [m, piOld, piNew]),
  },
  "without-baseline": {
    hint: "This averages Q, not the advantage: what the old policy gets in that state anyway has to be taken away.",
    implement: ({ occupancy, evalPolicy, qValues, dot }) => ({
      performanceDifference: (m, piNew, piOld) => {
        const Q = qValues(m, evalPolicy(m, piOld));
        return occupancy(m, piNew).reduce((sum, row, s) => sum + dot(row, Q[s]), 0) / (1 - m.gamma);
      },
    }),
  },
});
