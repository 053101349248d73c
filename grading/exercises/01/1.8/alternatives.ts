import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "one-loop": () => ({
    oneStepLoss: (world, model, data, kind) => {
      let total = 0;
      for (const { s, a } of data) {
        const [p, q] = [world.P[s][a], model.P[s][a]];
        let hit = 0;
        for (let t = 0; t < p.length; t++) {
          if (kind === "l1") total += Math.abs(p[t] - q[t]);
          if (kind === "nll" && p[t] > 0) total -= p[t] * Math.log(q[t] - 0.05 * q[t] + 0.05 / p.length);
          hit += p[t] * q[t];
        }
        if (kind === "zeroOne") total += 1 - hit;
      }
      return total / data.length;
    },
    momentLoss: (world, model, data, V) => {
      let total = 0;
      for (const { s, a } of data) {
        let error = 0;
        V.forEach((v, t) => (error += (world.P[s][a][t] - model.P[s][a][t]) * v));
        total += Math.abs(error);
      }
      return total / data.length;
    },
  }),
  "grouped-by-pair": ({ totalVariation, dot }) => ({
    oneStepLoss: (world, model, data, kind) => {
      const table = world.P.map((actions, s) =>
        actions.map((p, a) => {
          const q = model.P[s][a];
          if (kind === "l1") return 2 * totalVariation(p, q);
          if (kind === "zeroOne") return p.reduce((sum, x, t) => sum + x * (1 - q[t]), 0);
          return -dot(
            p,
            q.map((x) => Math.log(0.95 * x + 0.05 / world.S)),
          );
        }),
      );
      return data.reduce((sum, { s, a }) => sum + table[s][a] / data.length, 0);
    },
    momentLoss: (world, model, data, V) => {
      const middle = (Math.max(...V) + Math.min(...V)) / 2;
      const centred = V.map((v) => v - middle);
      return data.reduce(
        (sum, { s, a }) =>
          sum + Math.abs(dot(model.P[s][a], centred) - dot(world.P[s][a], centred)) / data.length,
        0,
      );
    },
  }),
});
