import { misconceptions01 } from "../variations";

export const misconceptions = misconceptions01()({
  "gamma-twice": {
    hint: "γ seems to act twice. How many steps lie between a state's reward and the value of the state after it?",
    implement: ({ withArguments }) =>
      withArguments("evalPolicy", (m, pi) => [{ ...m, gamma: m.gamma ** 2 }, pi]),
  },
  transposed: {
    hint: "Rows and columns of P^π look exchanged. Row s of the system is the equation of state s: which entries of P^π lead away from s?",
    implement: ({ resolve, policyTransitions, policyRewards }) => ({
      evalPolicy: (m, pi) => {
        const P = policyTransitions(m, pi);
        const transposed = P.map((row, s) => row.map((_, t) => P[t][s]));
        return resolve(m.gamma, transposed, policyRewards(m, pi));
      },
    }),
  },
  "reward-one-step-late": {
    hint: "Your values are γ times the right ones: the first reward, at time 0, is not discounted.",
    implement: ({ withResult }) => withResult("evalPolicy", (V, m) => V.map((v) => m.gamma * v)),
  },
  "immediate-reward": {
    hint: "This is the expected reward of one step. Where do the later steps come in?",
    implement: ({ policyRewards }) => ({ evalPolicy: policyRewards }),
  },
  "normalised-value": {
    hint: "Your values are (1 − γ) times the right ones. The occupancy is normalised, the value is not.",
    implement: ({ withResult }) => withResult("evalPolicy", (V, m) => V.map((v) => (1 - m.gamma) * v)),
  },
  "too-few-sweeps": {
    hint: "Repeated sweeps have not settled yet: after t sweeps an error of about γᵗ/(1−γ) is left, and γ may be 0.99. Either go on until nothing changes, or solve the equations.",
    implement: ({ policyTransitions, policyRewards, dot }) => ({
      evalPolicy: (m, pi) => {
        const P = policyTransitions(m, pi);
        const r = policyRewards(m, pi);
        let V = r.map(() => 0);
        for (let sweep = 0; sweep < 100; sweep++) V = r.map((x, s) => x + m.gamma * dot(P[s], V));
        return V;
      },
    }),
  },
  "ignores-policy": {
    hint: "The answer does not depend on pi: it takes action 0 everywhere. Average over the actions with the policy's probabilities.",
    implement: ({ withArguments }) =>
      withArguments("evalPolicy", (m) => [m, m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)))]),
  },
});
