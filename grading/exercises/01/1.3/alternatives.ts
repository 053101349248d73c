import type { Alternative01 } from "../reference";

export const alternatives: Alternative01[] = [
  {
    id: "value-iteration",
    implement: ({ qValues }) => ({
      planInModel: (m) => {
        let V = m.mu.map(() => 0);
        for (let sweep = 0; sweep < 100000; sweep++) {
          const next = qValues(m, V).map((row) => Math.max(...row));
          const change = Math.max(...next.map((v, s) => Math.abs(v - V[s])));
          V = next;
          if (change < 1e-12) break;
        }
        return qValues(m, V).map((row) => {
          const best = row.findIndex((q) => q > Math.max(...row) - 1e-9);
          return row.map((_, a) => (a === best ? 1 : 0));
        });
      },
    }),
  },
  {
    id: "policy-iteration",
    implement: ({ evalPolicy, qValues }) => ({
      planInModel: (m) => {
        let plan = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
        for (let round = 0; round < 1000; round++) {
          const next = qValues(m, evalPolicy(m, plan)).map((row) => {
            const best = row.findIndex((q) => q > Math.max(...row) - 1e-9);
            return row.map((_, a) => (a === best ? 1 : 0));
          });
          if (next.every((row, s) => row.every((p, a) => p === plan[s][a]))) break;
          plan = next;
        }
        return plan;
      },
    }),
  },
];
