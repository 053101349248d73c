import type { Mdp } from "lib/tabular/mdp";
import type { Reference01 } from "../reference";
import { misconceptions01 } from "../variations";

/** The occupancy with another share of each state, of its right one. */
const ofStates =
  ({ occupancy }: Reference01) =>
  (change: (mass: number, s: number, m: Mdp) => number): Partial<Reference01> => ({
    occupancy: (m, pi) => {
      const masses = occupancy(m, pi).map((row) => row.reduce((x, y) => x + y, 0));
      return masses.map((mass, s) => pi[s].map((p) => change(mass, s, m) * p));
    },
  });

export const misconceptions = misconceptions01({ ofStates })({
  unnormalised: {
    hint: "Your entries sum to 1/(1−γ). Which factor in front of the sum makes d a distribution?",
    implement: ({ withResult }) =>
      withResult("occupancy", (d, m) => d.map((row) => row.map((x) => x / (1 - m.gamma)))),
  },
  "starts-at-one": {
    hint: "Your sum seems to start at t = 1. Where is the agent at t = 0, and does that step count?",
    implement: ({ ofStates }) => ofStates((mass, s, m) => mass - (1 - m.gamma) * m.mu[s]),
  },
  "starts-at-one-normalised": {
    hint: "Your sum seems to start at t = 1. Where is the agent at t = 0, and does that step count?",
    implement: ({ ofStates }) => ofStates((mass, s, m) => (mass - (1 - m.gamma) * m.mu[s]) / m.gamma),
  },
  transposed: {
    hint: "Probability seems to flow backwards. The mass of state s comes from the states that lead into s: is that a row or a column of P^π?",
    implement: ({ resolve, policyTransitions }) => ({
      occupancy: (m, pi) => {
        const first = m.mu.map((p) => (1 - m.gamma) * p);
        return resolve(m.gamma, policyTransitions(m, pi), first).map((d, s) => pi[s].map((p) => d * p));
      },
    }),
  },
  "states-only": {
    hint: "Each action of a state got the state's whole mass. How likely is each action in that state?",
    implement: ({ withResult }) =>
      withResult("occupancy", (d) => d.map((row) => row.map(() => row.reduce((x, y) => x + y, 0)))),
  },
  "uniform-over-visited": {
    hint: "d is not uniform over the visited states: a state that is reached soon, or often, gets more.",
    implement: ({ withResult }) =>
      withResult("occupancy", (d, _m, pi) => {
        const visited = d.map((row) => row.some((x) => x > 0));
        const count = visited.filter((yes) => yes).length;
        return visited.map((yes, s) => pi[s].map((p) => (yes ? p / count : 0)));
      }),
  },
});
