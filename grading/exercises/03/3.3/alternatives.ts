import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "singular-values-of-the-data": ({ dot, mean, sum, transpose }) => ({
    pcaFit: (X, k) => {
      const center = transpose(X).map(mean);
      // one-sided Jacobi: turns pairs of columns of X V until all are orthogonal
      const columns = transpose(X).map((column, i) => column.map((x) => x - center[i]));
      const V = center.map((_, i) => center.map((__, j) => (i === j ? 1 : 0)));
      const turn = (rows: number[][], p: number, q: number, c: number, s: number) => {
        const [x, y] = [rows[p], rows[q]];
        rows[p] = x.map((value, n) => c * value - s * y[n]);
        rows[q] = x.map((value, n) => s * value + c * y[n]);
      };
      for (let sweep = 0; sweep < 30; sweep++) {
        for (let p = 0; p < columns.length; p++) {
          for (let q = p + 1; q < columns.length; q++) {
            const angle =
              0.5 *
              Math.atan2(
                2 * dot(columns[p], columns[q]),
                dot(columns[q], columns[q]) - dot(columns[p], columns[p]),
              );
            const [c, s] = [Math.cos(angle), Math.sin(angle)];
            turn(columns, p, q, c, s);
            turn(V, p, q, c, s);
          }
        }
      }
      const squares = columns.map((column) => dot(column, column));
      const order = squares.map((_, i) => i).sort((i, j) => squares[j] - squares[i]);
      const kept = order.slice(0, k);
      return {
        mean: center,
        components: kept.map((i) => V[i]),
        explained: sum(kept.map((i) => squares[i])) / sum(squares),
      };
    },
  }),
  "power-iteration": ({ dot, multiply, multiplyVector, transpose }) => ({
    pcaFit: (X, k) => {
      const N = X.length;
      const center = X[0].map((_, i) => X.reduce((all, x) => all + x[i], 0) / N);
      const offsets = X.map((x) => x.map((value, i) => value - center[i]));
      let S = multiply(transpose(offsets), offsets).map((row) => row.map((x) => x / (N - 1)));
      const whole = S.reduce((all, row, i) => all + row[i], 0);
      const components: number[][] = [];
      let held = 0;
      for (let i = 0; i < k; i++) {
        let v = center.map((_, j) => 1 / (1.3 + i + j));
        for (let step = 0; step < 400; step++) {
          const next = multiplyVector(S, v);
          const length = Math.sqrt(dot(next, next));
          v = next.map((x) => x / length);
        }
        const variance = dot(v, multiplyVector(S, v));
        S = S.map((row, a) => row.map((x, b) => x - variance * v[a] * v[b]));
        components.push(v);
        held += variance;
      }
      return { mean: center, components, explained: held / whole };
    },
  }),
  "other-signs": ({ withFields }) =>
    withFields("pcaFit", ({ components }) => ({ components: components.map((w) => w.map((x) => -x)) })),
});
