import type { Rng } from "lib/core/rng";
import { multiply, transpose } from "lib/core/matrix";
import { dot, mean } from "lib/core/metrics";
import { type Pca, pcaFit } from "lib/models/pca";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, asVector, expect } from "../../../checks/matchers";
import { normals, partOf } from "../instances";
import { upToSign } from "./upToSign";

/** The eigenvectors of whoever takes singular values or iterates are right to this. */
const tolerance = 1e-6;

interface Problem {
  X: number[][];
  k: number;
  right: Pca;
}

/** Data away from zero whose variances are far enough apart that each direction is well determined. */
function randomProblem(rng: Rng, N: number, D: number, k: number): Problem {
  for (;;) {
    const deviations = Array.from({ length: D }, (_, i) => 4 * 0.6 ** i);
    const mixed = multiply(
      normals(rng, N, D).map((row) => row.map((x, i) => deviations[i] * x)),
      normals(rng, D, D),
    );
    const center = normals(rng, 1, D, 3)[0];
    const X = mixed.map((row) => row.map((x, i) => x + center[i]));
    const all = pcaFit(X, D).variances;
    const apart = all.slice(0, k).every((variance, i) => i + 1 === D || variance > 1.5 * all[i + 1]);
    if (apart && all[k - 1] > 1e-3 * all[0]) return { X, k, right: pcaFit(X, k) };
  }
}

/** Problems of all sizes; in every fourth there are fewer data than dimensions. */
function randomProblems(rng: Rng, count: number): Problem[] {
  return Array.from({ length: count }, (_, i) => {
    const D = 2 + rng.integer(5);
    const few = i % 4 === 3 && D > 3;
    const N = few ? D - 1 : D + 2 + rng.integer(20);
    return randomProblem(rng, N, D, 1 + rng.integer(few ? 2 : D - 1));
  });
}

const fitted = ({ call }: CheckContext, { X, k }: Problem) => call("pcaFit", X, k);

/** The mean squared distance of data from what their codes stand for. */
function lossOf(X: number[][], center: number[], components: number[][]): number {
  const distance = (x: number[]) => {
    const offset = x.map((value, i) => value - center[i]);
    const code = components.map((w) => dot(w, offset));
    const rest = offset.map((value, i) => code.reduce((left, z, j) => left - z * components[j][i], value));
    return dot(rest, rest);
  };
  return mean(X.map(distance));
}

export const hidden: Check[] = [
  {
    id: "components",
    title: "each component of random data is right, up to its sign",
    points: 1,
    async run(context) {
      for (const problem of randomProblems(context.rng, 24)) {
        const { mean: center, components } = problem.right;
        const got = await fitted(context, problem);
        expect(partOf(got, "mean")).toBeNear(center, { name: "mean", tolerance });
        expect(upToSign(partOf(got, "components"), components)).toBeNear(components, {
          name: "components",
          tolerance,
        });
      }
    },
  },
  {
    id: "orthonormal",
    title: "the components are orthogonal to each other and of length 1",
    points: 0.5,
    async run(context) {
      for (const problem of randomProblems(context.rng, 16)) {
        const D = problem.X[0].length;
        const W = asMatrix(partOf(await fitted(context, problem), "components"), problem.k, D, "components");
        const identity = W.map((_, i) => W.map((__, j) => (i === j ? 1 : 0)));
        expect(multiply(W, transpose(W))).toBeNear(identity, { name: "W Wᵀ", tolerance });
      }
    },
  },
  {
    id: "explained",
    title: "explained is the share of the whole variance that lies along the components",
    points: 0.75,
    async run(context) {
      for (const problem of randomProblems(context.rng, 24)) {
        const got = partOf(await fitted(context, problem), "explained");
        expect(got).toBeNear(problem.right.explained, { name: "explained", tolerance });
      }
    },
  },
  {
    id: "least-loss",
    title: "no code of k numbers that is linear loses less of the data",
    points: 0.75,
    async run(context) {
      for (const problem of randomProblems(context.rng, 16)) {
        const { X, k, right } = problem;
        const got = await fitted(context, problem);
        const center = asVector(partOf(got, "mean"), X[0].length, "mean");
        const W = asMatrix(partOf(got, "components"), k, X[0].length, "components");
        const least = lossOf(X, right.mean, right.components);
        const whole = lossOf(X, right.mean, []);
        expect((lossOf(X, center, W) - least) / whole).toBeAtMost(tolerance, {
          name: "what is lost beyond the least, as a share of the variance",
        });
      }
    },
  },
];
