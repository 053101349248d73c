import type { Rng } from "lib/core/rng";
import { add, maxAbs, multiply, multiplyVector, scale, subtract, transpose } from "lib/core/matrix";
import { spectralRadius } from "lib/core/spectralRadius";
import { dot } from "lib/core/metrics";
import { lqr } from "lib/planning/lqr";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";

interface Problem {
  A: number[][];
  B: number[][];
  Q: number[][];
  R: number[][];
}

const normals = (rng: Rng, rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));

/** X Xᵀ / n + diagonal, symmetric and positive definite. */
const positive = (rng: Rng, n: number, diagonal: number) => {
  const X = normals(rng, n, n);
  return scale(1 / n, multiply(X, transpose(X))).map((row, i) =>
    row.map((x, j) => (i === j ? x + diagonal : x)),
  );
};

/** All 2 × 2 minors of X [n][n]: what X makes of an antisymmetric matrix E, XᵀEX. */
function minors(X: number[][]): number[][] {
  const pairs = X.flatMap((_, i) => X.slice(0, i).map((__, j) => [j, i]));
  return pairs.map(([k, l]) => pairs.map(([i, j]) => X[k][i] * X[l][j] - X[k][j] * X[l][i]));
}

/** Whether rounding does no harm in P ← Q + AᵀP(A + BK), however that is written: who takes (PB)ᵀA for BᵀPA, since P is
 *  symmetric, has what is not symmetric of P grow in each round as E ← AᵀEA + (BK)ᵀE(BK). */
function isBenign({ A, B }: Problem, K: number[][]): boolean {
  return A.length === 1 || spectralRadius(add(minors(A), minors(multiply(B, K)))) <= 0.9;
}

/** A system with a spectral radius of .5 to 1.4 whose regulated state shrinks by a tenth or more in each step, so that some
 *  hundred rounds of value iteration are enough. */
function randomProblem(rng: Rng, n: number, m: number): Problem {
  for (;;) {
    const X = normals(rng, n, n);
    const A = scale((0.5 + 0.9 * rng.uniform()) / spectralRadius(X), X);
    const problem = { A, B: normals(rng, n, m), Q: positive(rng, n, 0.1), R: positive(rng, m, 0.3) };
    const { K, P, spectralRadius: radius } = lqr(A, problem.B, problem.Q, problem.R);
    if (radius <= 0.9 && maxAbs(P) <= 1e4 && isBenign(problem, K)) return problem;
  }
}

/** Systems of all sizes, the first ones as large in action as in state. */
const randomProblems = (rng: Rng, count: number): Problem[] =>
  Array.from({ length: count }, (_, i) => {
    if (i < 4) return randomProblem(rng, 1 + (i % 2), 1 + (i % 2));
    return randomProblem(rng, 1 + (i % 4), 1 + rng.integer(2));
  });

async function gainOf(call: CheckContext["call"], { A, B, Q, R }: Problem): Promise<number[][]> {
  return asMatrix(await call("lqr", A, B, Q, R), B[0].length, A.length, "K");
}

/** The cost-to-go P = Q + KᵀRK + FᵀPF of u = K x, F = A + B K, summed by doubling. F has to be stable. */
function costToGo({ A, B, Q, R }: Problem, K: number[][]): number[][] {
  let F = add(A, multiply(B, K));
  let P = add(Q, multiply(transpose(K), multiply(R, K)));
  for (let doublings = 0; doublings < 40; doublings++) {
    P = add(P, multiply(transpose(F), multiply(P, F)));
    F = multiply(F, F);
  }
  return P;
}

/** What xᵀQx + uᵀRu adds up to over 400 steps of u = K x. */
function trajectoryCost({ A, B, Q, R }: Problem, K: number[][], start: number[]): number {
  let [x, total] = [start, 0];
  for (let t = 0; t < 400; t++) {
    const u = multiplyVector(K, x);
    total += dot(x, multiplyVector(Q, x)) + dot(u, multiplyVector(R, u));
    x = multiplyVector(A, x).map((sum, i) => sum + dot(B[i], u));
  }
  return total;
}

export const hidden: Check[] = [
  {
    id: "stable",
    title: "the closed loop A + BK shrinks every state, also where A grows",
    points: 0.5,
    async run({ call, rng }) {
      for (const problem of randomProblems(rng, 30)) {
        const K = await gainOf(call, problem);
        const radius = spectralRadius(add(problem.A, multiply(problem.B, K)));
        expect(radius).toBeAtMost(0.95, { name: "the spectral radius of A + BK" });
      }
    },
  },
  {
    id: "riccati",
    title: "the cost-to-go of the gain solves the Riccati equation",
    points: 1,
    async run({ call, rng }) {
      for (const problem of randomProblems(rng, 30)) {
        const { A, B, Q } = problem;
        const K = await gainOf(call, problem);
        const radius = spectralRadius(add(A, multiply(B, K)));
        expect(radius).toBeAtMost(0.999, { name: "the spectral radius of A + BK" });
        const P = costToGo(problem, K);
        const right = add(Q, multiply(transpose(A), multiply(P, add(A, multiply(B, K)))));
        const scaleOfP = maxAbs(P);
        expect(maxAbs(subtract(right, P)) / scaleOfP).toBeAtMost(1e-8, { name: "the relative residual" });
        expect(maxAbs(subtract(P, lqr(A, B, Q, problem.R).P)) / scaleOfP).toBeAtMost(1e-8, {
          name: "what the cost-to-go is above the least",
        });
      }
    },
  },
  {
    id: "each-entry",
    title: "each entry of K is right for one to four states and one or two actions",
    points: 1,
    async run({ call, rng }) {
      for (const problem of randomProblems(rng, 30)) {
        const { A, B, Q, R } = problem;
        const K = await gainOf(call, problem);
        const right = lqr(A, B, Q, R).K;
        expect(K).toBeNear(right, { name: "K", tolerance: 1e-6, scale: Math.max(0.01, maxAbs(right)) });
      }
    },
  },
  {
    id: "trajectories",
    title: "no gain costs less than yours on the way from random states",
    points: 0.5,
    async run({ call, rng }) {
      for (const problem of randomProblems(rng, 20)) {
        const { A, B, Q, R } = problem;
        const K = await gainOf(call, problem);
        const start = A.map(() => rng.normal());
        const least = trajectoryCost(problem, lqr(A, B, Q, R).K, start);
        expect(trajectoryCost(problem, K, start)).toBeAtMost(least * (1 + 1e-6), { name: "the cost" });
      }
    },
  },
];
