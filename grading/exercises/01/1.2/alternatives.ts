import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "sum-over-time": () => ({
    occupancy: (m, pi) => {
      const d = pi.map((row) => row.map(() => 0));
      let states = [...m.mu];
      for (let weight = 1 - m.gamma; weight > 1e-14; weight *= m.gamma) {
        const next = states.map(() => 0);
        states.forEach((mass, s) =>
          pi[s].forEach((p, a) => {
            d[s][a] += weight * mass * p;
            m.P[s][a].forEach((q, t) => (next[t] += mass * p * q));
          }),
        );
        states = next;
      }
      return d;
    },
  }),
  "values-of-indicators": ({ evalPolicy, dot }) => ({
    occupancy: (m, pi) =>
      pi.map((row, s) =>
        row.map((_, a) => {
          const R = pi.map((other, t) => other.map((_, b) => (s === t && a === b ? 1 : 0)));
          return (1 - m.gamma) * dot(m.mu, evalPolicy({ ...m, R }, pi));
        }),
      ),
  }),
});
