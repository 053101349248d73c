import type { Rng } from "lib/core/rng";
import { dot } from "lib/core/metrics";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import type { LinearModel } from "lib/modelLearning/ridgeLinear";
import type { VectorStep } from "lib/modelLearning/vectorDynamics";
import type { Check } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { reference } from "../reference";

const tolerance = 1e-6;

interface Problem {
  batches: WeightedBatch<VectorStep>[];
  lambda: number;
  prior: LinearModel;
  n: number;
  m: number;
}

const normals = (rng: Rng, count: number) => Array.from({ length: count }, () => rng.normal());

/** Batches of these lengths from one noisy system, with weights that sum to anything. */
function randomProblem(rng: Rng, lengths: number[]): Problem {
  const [n, m] = [1 + rng.integer(4), 1 + rng.integer(2)];
  const model = () => ({
    A: Array.from({ length: n }, () => normals(rng, n)),
    B: Array.from({ length: n }, () => normals(rng, m)),
  });
  const { A, B } = model();
  const datum = () => {
    const [state, action] = [normals(rng, n), normals(rng, m)];
    const next = A.map((row, i) => dot(row, state) + dot(B[i], action) + rng.normal(0, 0.3));
    return { state, action, next };
  };
  const batches = lengths.map((length) => ({
    weight: 0.2 + rng.uniform(),
    data: Array.from({ length }, datum),
  }));
  return { batches, lambda: [0.01, 0.1, 1][rng.integer(3)], prior: model(), n, m };
}

/** By how much W misses the normal equations: (W − W₀)(Σ w mean zzᵀ + λI) − Σ w mean r zᵀ, [n][n + m]. */
function residual({ batches, lambda, prior }: Problem, { A, B }: LinearModel): number[][] {
  return A.map((row, k) => {
    const [w, w0] = [
      [...row, ...B[k]],
      [...prior.A[k], ...prior.B[k]],
    ];
    const total = w.map((x, j) => lambda * (x - w0[j]));
    for (const { weight, data } of batches) {
      for (const { state, action, next } of data) {
        const z = [...state, ...action];
        const error = dot(w, z) - next[k];
        z.forEach((x, j) => (total[j] += (weight / data.length) * error * x));
      }
    }
    return total;
  });
}

function asModel(value: unknown, { n, m }: Problem): LinearModel {
  const got = (value ?? {}) as Partial<LinearModel>;
  return { A: asMatrix(got.A, n, n, "A"), B: asMatrix(got.B, n, m, "B") };
}

export const hidden: Check[] = [
  {
    id: "normal-equations",
    title: "the model solves the normal equations of random weighted batches",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 40; i++) {
        const problem = randomProblem(rng, [1 + rng.integer(20), 1 + rng.integer(60)]);
        const got = asModel(
          await call("fitLinearRidge", problem.batches, problem.lambda, problem.prior),
          problem,
        );
        const zero = residual(problem, got).map((row) => row.map(() => 0));
        expect(residual(problem, got)).toBeNear(zero, {
          name: "the normal equations' left less right",
          tolerance,
        });
      }
    },
  },
  {
    id: "each-entry",
    title: "each entry of A and B is right for one, two or three batches",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 40; i++) {
        const lengths = Array.from({ length: 1 + (i % 3) }, () => 1 + rng.integer(40));
        const { batches, lambda, prior } = randomProblem(rng, lengths);
        const right = reference.fitLinearRidge(batches, lambda, prior);
        const got = await call("fitLinearRidge", batches, lambda, prior);
        expect(got).toBeNear({ ...right }, { name: "the model", tolerance });
      }
    },
  },
  {
    id: "any-length",
    title: "a batch with each transition ten times over weighs no more than before",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { batches, lambda, prior } = randomProblem(rng, [8, 12]);
        const [{ weight, data }, second] = batches;
        const longer = [{ weight, data: Array.from({ length: 10 }, () => data).flat() }, second];
        const right = reference.fitLinearRidge(batches, lambda, prior);
        const got = await call("fitLinearRidge", longer, lambda, prior);
        expect(got).toBeNear({ ...right }, { name: "the model", tolerance });
      }
    },
  },
  {
    id: "empty-batches",
    title: "an empty batch changes nothing, and without any data the model is the prior",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { batches, lambda, prior } = randomProblem(rng, i === 0 ? [] : [0, 5, 0].slice(i % 3));
        const right = reference.fitLinearRidge(batches, lambda, prior);
        const got = await call("fitLinearRidge", batches, lambda, prior);
        expect(got).toBeNear({ ...right }, { name: "the model", tolerance });
      }
    },
  },
];
