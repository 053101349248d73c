import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "normal-equations-by-cramer": () => ({
    fitPhysics: (data, dt) => {
      const G = [0, 1, 2].map(() => [0, 0, 0]);
      const h = [0, 0, 0];
      for (const { state, action, next } of data) {
        const row = [dt * Math.sin(state[0]), -dt * state[1], dt * action[0]];
        row.forEach((x, i) => {
          h[i] += x * (next[1] - state[1]);
          row.forEach((y, j) => (G[i][j] += x * y));
        });
      }
      const det = (M: number[][]) =>
        M[0][0] * (M[1][1] * M[2][2] - M[1][2] * M[2][1]) -
        M[0][1] * (M[1][0] * M[2][2] - M[1][2] * M[2][0]) +
        M[0][2] * (M[1][0] * M[2][1] - M[1][1] * M[2][0]);
      const solved = [0, 1, 2].map((k) => det(G.map((row, i) => row.map((g, j) => (j === k ? h[i] : g)))));
      const [gravity, friction, gain] = solved.map((one) => one / det(G));
      return { gravity, friction, gain };
    },
  }),
  "fits-next-with-omega": ({ leastSquares }) => ({
    fitPhysics: (data, dt) => {
      const X = data.map(({ state: [theta, omega], action: [u] }) => [omega, Math.sin(theta), u]);
      const [[keep, gravity, gain]] = leastSquares(
        X,
        data.map(({ next: [, omega] }) => [omega]),
        1e-12,
      );
      return { friction: (1 - keep) / dt, gravity: gravity / dt, gain: gain / dt };
    },
  }),
  "one-after-the-other": () => ({
    fitPhysics: (data, dt) => {
      const estimate = [0, 0, 0];
      const rows = data.map(({ state, action }) => [Math.sin(state[0]), -state[1], action[0]]);
      const target = data.map(({ state, next }) => (next[1] - state[1]) / dt);
      for (let sweep = 0; sweep < 3000; sweep++) {
        for (const i of [0, 1, 2]) {
          let [top, bottom] = [0, 0];
          rows.forEach((row, n) => {
            const rest = target[n] - row.reduce((all, x, j) => (j === i ? all : all + x * estimate[j]), 0);
            top += row[i] * rest;
            bottom += row[i] ** 2;
          });
          estimate[i] = top / bottom;
        }
      }
      const [gravity, friction, gain] = estimate;
      return { gravity, friction, gain };
    },
  }),
});
