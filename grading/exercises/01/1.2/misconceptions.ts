import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "unnormalised",
    hint: "Your entries sum to 1/(1−γ). Which factor in front of the sum makes d a distribution?",
    implement: ({ occupancy }) => ({
      occupancy: (m, pi) => occupancy(m, pi).map((row) => row.map((d) => d / (1 - m.gamma))),
    }),
  },
  {
    id: "starts-at-one",
    hint: "Your sum seems to start at t = 1. Where is the agent at t = 0, and does that step count?",
    implement: ({ occupancy, dot }) => ({
      occupancy: (m, pi) => {
        const states = occupancy(m, pi).map((row) =>
          dot(
            row,
            row.map(() => 1),
          ),
        );
        return states.map((d, s) => pi[s].map((p) => (d - (1 - m.gamma) * m.mu[s]) * p));
      },
    }),
  },
  {
    id: "starts-at-one-normalised",
    hint: "Your sum seems to start at t = 1. Where is the agent at t = 0, and does that step count?",
    implement: ({ occupancy, dot }) => ({
      occupancy: (m, pi) => {
        const states = occupancy(m, pi).map((row) =>
          dot(
            row,
            row.map(() => 1),
          ),
        );
        return states.map((d, s) => pi[s].map((p) => ((d - (1 - m.gamma) * m.mu[s]) / m.gamma) * p));
      },
    }),
  },
  {
    id: "transposed",
    hint: "Probability seems to flow backwards. The mass of state s comes from the states that lead into s: is that a row or a column of P^π?",
    implement: ({ policyTransitions, solveLinear }) => ({
      occupancy: (m, pi) => {
        const P = policyTransitions(m, pi);
        const states = solveLinear(
          P.map((row, s) => row.map((p, t) => (s === t ? 1 : 0) - m.gamma * p)),
          m.mu.map((p) => (1 - m.gamma) * p),
        );
        return states.map((d, s) => pi[s].map((p) => d * p));
      },
    }),
  },
  {
    id: "states-only",
    hint: "Each action of a state got the state's whole mass. How likely is each action in that state?",
    implement: ({ occupancy, dot }) => ({
      occupancy: (m, pi) =>
        occupancy(m, pi).map((row) =>
          row.map(() =>
            dot(
              row,
              row.map(() => 1),
            ),
          ),
        ),
    }),
  },
  {
    id: "uniform-over-visited",
    hint: "d is not uniform over the visited states: a state that is reached soon, or often, gets more.",
    implement: ({ occupancy }) => ({
      occupancy: (m, pi) => {
        const visited = occupancy(m, pi).map((row) => row.some((d) => d > 0));
        const count = visited.filter((yes) => yes).length;
        return visited.map((yes, s) => pi[s].map((p) => (yes ? p / count : 0)));
      },
    }),
  },
];
