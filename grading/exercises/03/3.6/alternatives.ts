import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "offsets-from-the-means": ({ leastSquares, dot, mean, transpose }) => ({
    linearProbe: (train, test) => {
      const centerZ = transpose(train.codes).map(mean);
      const centerS = transpose(train.states).map(mean);
      const less = (rows: readonly (readonly number[])[], center: number[]) =>
        rows.map((row) => row.map((x, i) => x - center[i]));
      const W = leastSquares(less(train.codes, centerZ), less(train.states, centerS));
      const codes = less(test.codes, centerZ);
      return transpose(test.states).map((truth, i) => {
        const errors = truth.map((s, n) => s - centerS[i] - dot(W[i], codes[n]));
        const spread = truth.map((s) => s - mean(truth));
        return 1 - dot(errors, errors) / dot(spread, spread);
      });
    },
  }),
  "elimination-by-hand": ({ mean }) => ({
    linearProbe: (train, test) =>
      test.states[0].map((_, i) => {
        const rows = train.codes.map((z) => [1, ...z]);
        const system = rows[0].map((__, p) => [
          ...rows[0].map((___, q) => rows.reduce((all, row) => all + row[p] * row[q], 0)),
          rows.reduce((all, row, n) => all + row[p] * train.states[n][i], 0),
        ]);
        system.forEach((pivot, p) => {
          system.forEach((row, q) => {
            const factor = q === p ? 0 : row[p] / pivot[p];
            row.forEach((x, j) => (row[j] = x - factor * pivot[j]));
          });
        });
        const weights = system.map((row, p) => row[row.length - 1] / row[p]);
        const center = mean(test.states.map((s) => s[i]));
        let [missed, whole] = [0, 0];
        test.codes.forEach((z, n) => {
          const guess = z.reduce((all, x, j) => all + weights[j + 1] * x, weights[0]);
          missed += (test.states[n][i] - guess) ** 2;
          whole += (test.states[n][i] - center) ** 2;
        });
        return 1 - missed / whole;
      }),
  }),
});
