import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  bisection: ({ multiplyVector, scale, dot }) => ({
    momentMatching: (batches, { A, B }, P) => {
      const residual = (s: number) => {
        let total = 0;
        for (const { weight, data } of batches) {
          for (const { t, state, action, next } of data) {
            const Bu = multiplyVector(B, action);
            const predicted = multiplyVector(A, state).map((x, i) => s * x + Bu[i]);
            const value = (x: readonly number[]) => dot(x, multiplyVector(P[t + 1], x));
            total += (weight / data.length) * (value(predicted) - value(next));
          }
        }
        return total;
      };
      // a parabola: least where three of its values say
      const [left, middle, right] = [residual(-1), residual(0), residual(1)];
      let low = (left - right) / (2 * (left - 2 * middle + right));
      if (residual(low) >= 0) return { A: scale(low, A), B };
      let width = 1;
      while (residual(low + width) < 0) width *= 2;
      let high = low + width;
      for (let step = 0; step < 80; step++) {
        const half = (low + high) / 2;
        if (residual(half) < 0) low = half;
        else high = half;
      }
      return { A: scale(low, A), B };
    },
  }),
  newton: ({ multiplyVector, scale, dot }) => ({
    momentMatching: (batches, { A, B }, P) => {
      // what the residual and its slope are at s
      const at = (s: number) => {
        let [value, slope, bend] = [0, 0, 0];
        for (const { weight, data } of batches.filter((batch) => batch.data.length > 0)) {
          for (const { t, state, action, next } of data) {
            const [Ax, Bu] = [multiplyVector(A, state), multiplyVector(B, action)];
            const predicted = Ax.map((x, i) => s * x + Bu[i]);
            const toGo = multiplyVector(P[t + 1], predicted);
            const share = weight / data.length;
            value += share * (dot(predicted, toGo) - dot(next, multiplyVector(P[t + 1], next)));
            slope += 2 * share * dot(Ax, toGo);
            bend += 2 * share * dot(Ax, multiplyVector(P[t + 1], Ax));
          }
        }
        return { value, slope, bend };
      };
      const start = at(0);
      const peak = -start.slope / start.bend;
      const least = at(peak).value;
      if (least >= 0) return { A: scale(peak, A), B };
      let s = peak + 2 * Math.sqrt((-2 * least) / start.bend); // right of the larger root
      for (let step = 0; step < 30; step++) {
        const { value, slope } = at(s);
        s -= value / slope;
      }
      return { A: scale(s, A), B };
    },
  }),
  "second-moments": ({ multiply, transpose, scale, sum }) => ({
    momentMatching: (batches, { A, B }, P) => {
      // the weighted sums of x xᵀ, x uᵀ, u uᵀ and x′ x′ᵀ of each step
      const zeros = (rows: number, columns: number) =>
        Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
      const [n, m] = [A.length, B[0].length];
      const [XX, XU, UU, YY] = [[n, n], [n, m], [m, m], [n, n]].map(([r, c]) => P.map(() => zeros(r, c))); // prettier-ignore
      const accumulate = (S: number[][], w: number, x: readonly number[], y: readonly number[]) =>
        x.forEach((a, i) => y.forEach((b, j) => (S[i][j] += w * a * b)));
      for (const { weight, data } of batches) {
        for (const { t, state, action, next } of data) {
          const share = weight / data.length;
          accumulate(XX[t + 1], share, state, state);
          accumulate(XU[t + 1], share, state, action);
          accumulate(UU[t + 1], share, action, action);
          accumulate(YY[t + 1], share, next, next);
        }
      }
      const trace = (X: number[][], Y: number[][]) => sum(multiply(X, Y).map((row, i) => row[i]));
      const over = (term: (t: number) => number) => sum(P.map((_, t) => term(t)));
      const [At, Bt] = [transpose(A), transpose(B)];
      const alpha = over((t) => trace(multiply(At, multiply(P[t], A)), XX[t]));
      const beta = over((t) => trace(multiply(Bt, multiply(P[t], A)), XU[t]));
      const delta = over((t) => trace(multiply(Bt, multiply(P[t], B)), UU[t]) - trace(P[t], YY[t]));
      const root = Math.sqrt(Math.max(0, (beta / alpha) ** 2 - delta / alpha));
      return { A: scale(root - beta / alpha, A), B };
    },
  }),
});
