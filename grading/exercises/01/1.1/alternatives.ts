import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "sweeps-until-settled": ({ policyTransitions, policyRewards, dot }) => ({
    evalPolicy: (m, pi) => {
      const P = policyTransitions(m, pi);
      const r = policyRewards(m, pi);
      let V = r;
      for (let sweep = 0; sweep < 100000; sweep++) {
        const next = r.map((x, s) => x + m.gamma * dot(P[s], V));
        const change = Math.max(...next.map((v, s) => Math.abs(v - V[s])));
        V = next;
        if (change < 1e-10) break;
      }
      return V;
    },
  }),
  "elimination-by-hand": () => ({
    evalPolicy: (m, pi) => {
      const n = m.S;
      const rows = m.P.map((actions, s) => {
        const row = new Array(n + 1).fill(0);
        row[s] = 1;
        actions.forEach((chances, a) => {
          chances.forEach((p, t) => (row[t] -= m.gamma * pi[s][a] * p));
          row[n] += pi[s][a] * m.R[s][a];
        });
        return row;
      });
      for (let k = 0; k < n; k++) {
        for (let i = 0; i < n; i++) {
          if (i === k) continue;
          const factor = rows[i][k] / rows[k][k];
          for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
        }
      }
      return rows.map((row, s) => row[n] / row[s]);
    },
  }),
});
