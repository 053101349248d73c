import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "fits-offsets-from-the-means": ({ leastSquares, dot, mean, multiplyVector, transpose }) => ({
    latentDynFit: ({ z, a, next }) => {
      const k = z[0].length;
      const X = z.map((row, n) => [...row, ...a[n]]);
      const [centerX, centerY] = [transpose(X).map(mean), transpose(next).map(mean)];
      const W = leastSquares(
        X.map((row) => row.map((x, i) => x - centerX[i])),
        next.map((row) => row.map((y, i) => y - centerY[i])),
      );
      const said = multiplyVector(W, centerX);
      return {
        A: W.map((w) => w.slice(0, k)),
        B: W.map((w) => w.slice(k)),
        c: centerY.map((y, i) => y - said[i]),
      };
    },
    rolloutLatent: ({ A, B, c }, z0, actions) =>
      actions.reduce(
        (codes, a) => {
          const z = codes[codes.length - 1];
          return [...codes, c.map((x, i) => x + dot(B[i], a) + dot(A[i], z))];
        },
        [[...z0]],
      ),
  }),
  "fits-the-change-first": ({ leastSquares }) => ({
    latentDynFit: ({ z, a, next }) => {
      const X = z.map((row, n) => [1, ...a[n], ...row]);
      const W = leastSquares(
        X,
        next.map((row, n) => row.map((y, i) => y - z[n][i])),
      );
      const at = 1 + a[0].length;
      return {
        c: W.map((w) => w[0]),
        B: W.map((w) => w.slice(1, at)),
        A: W.map((w, i) => w.slice(at).map((x, j) => (i === j ? x + 1 : x))),
      };
    },
    rolloutLatent: (model, z0, actions) => {
      // an affine map as one matrix on [z, a, 1]
      const M = model.A.map((row, i) => [...row, ...model.B[i], model.c[i]]);
      const codes = [z0.map((x) => x)];
      for (let t = 0; t < actions.length; t++) {
        const input = [...codes[t], ...actions[t], 1];
        codes.push(M.map((row) => row.reduce((all, m, i) => all + m * input[i], 0)));
      }
      return codes;
    },
  }),
});
