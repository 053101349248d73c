import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "value-iteration": ({ add, maxAbs, multiply, transpose, solveLinear }) => ({
    lqr: (A, B, Q, R) => {
      const At = transpose(A);
      let P = Q;
      let K = multiply(transpose(B), A);
      for (let round = 0; round < 10000; round++) {
        const PB = multiply(P, B);
        const H = add(R, multiply(transpose(B), PB));
        const columns = transpose(multiply(transpose(PB), A)); // P taken for symmetric
        K = transpose(columns.map((x) => solveLinear(H, x).map((k) => -k)));
        const next = add(add(Q, multiply(At, multiply(P, A))), multiply(At, multiply(PB, K)));
        const change = maxAbs(next.map((row, i) => row.map((p, j) => p - P[i][j])));
        P = next;
        if (change <= 1e-12 * maxAbs(P)) break;
      }
      return K;
    },
  }),
  "two-hundred-rounds": ({ add, multiply, transpose, solveLinear }) => ({
    lqr: (A, B, Q, R) => {
      let P = Q;
      let K = multiply(transpose(B), A);
      for (let round = 0; round < 200; round++) {
        const BtP = multiply(transpose(B), P);
        const H = add(R, multiply(BtP, B));
        K = transpose(transpose(multiply(BtP, A)).map((x) => solveLinear(H, x).map((k) => -k)));
        const F = add(A, multiply(B, K));
        P = add(add(Q, multiply(transpose(K), multiply(R, K))), multiply(transpose(F), multiply(P, F)));
      }
      return K;
    },
  }),
  "policy-iteration": ({ add, maxAbs, multiply, transpose, solveLinear }) => ({
    lqr: (A, B, Q, R) => {
      const improve = (P: number[][]) => {
        const BtP = multiply(transpose(B), P);
        const H = add(R, multiply(BtP, B));
        return transpose(transpose(multiply(BtP, A)).map((x) => solveLinear(H, x).map((k) => -k)));
      };
      let P = Q;
      for (let round = 0; round < 100; round++) {
        P = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, improve(P))))));
      }
      for (let round = 0; round < 20; round++) {
        const K = improve(P);
        let F = add(A, multiply(B, K));
        let value = add(Q, multiply(transpose(K), multiply(R, K)));
        for (let doublings = 0; doublings < 30 && maxAbs(F) > 1e-200; doublings++) {
          value = add(value, multiply(transpose(F), multiply(value, F)));
          F = multiply(F, F);
        }
        P = value;
      }
      return improve(P);
    },
  }),
  doubling: ({ add, multiply, transpose, solveLinear }) => ({
    lqr: (A, B, Q, R) => {
      const eye = A.map((_, i) => A.map((__, j) => (i === j ? 1 : 0)));
      const divide = (X: number[][], Y: number[][]) =>
        transpose(transpose(Y).map((column) => solveLinear(X, column)));
      let F = A;
      let G = multiply(B, divide(R, transpose(B)));
      let P = Q;
      for (let doublings = 0; doublings < 12; doublings++) {
        const W = add(eye, multiply(G, P));
        const [WF, WG] = [divide(W, F), divide(W, G)];
        P = add(P, multiply(transpose(F), multiply(P, WF)));
        G = add(G, multiply(F, multiply(WG, transpose(F))));
        F = multiply(F, WF);
      }
      const BtP = multiply(transpose(B), P);
      return divide(add(R, multiply(BtP, B)), multiply(BtP, A)).map((row) => row.map((k) => -k));
    },
  }),
});
