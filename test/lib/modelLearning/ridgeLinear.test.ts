import { Rng } from "lib/core/rng";
import { createPendulum } from "lib/envs/control/pendulum";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import {
  createRidgeLinear,
  fitLinearRidge,
  joinColumns,
  linearDynamics,
  type LinearModel,
} from "lib/modelLearning/ridgeLinear";
import { ridgeStrength, type Dynamics, type VectorStep } from "lib/modelLearning/vectorDynamics";

const truth: LinearModel = { A: [[1, 0.1], [-0.3, 0.8]], B: [[0.2, 0], [1, -1]] }; // prettier-ignore
const zero: LinearModel = { A: [[0, 0], [0, 0]], B: [[0, 0], [0, 0]] }; // prettier-ignore

function steps(rng: Rng, n: number, noise = 0) {
  const draw = () => [rng.normal(), rng.normal()];
  return Array.from({ length: n }, () => {
    const [state, action] = [draw(), draw()];
    const next = linearDynamics(truth)(state, action).map((x) => x + rng.normal(0, noise));
    return { state, action, next, cost: 0, terminated: false };
  });
}

function expectClose(fitted: LinearModel, expected: LinearModel, digits: number) {
  const wanted = joinColumns(expected);
  joinColumns(fitted).forEach((row, i) => row.forEach((w, j) => expect(w).toBeCloseTo(wanted[i][j], digits)));
}

describe("fitLinearRidge", () => {
  it("matches a case by hand: one step x = 1, u = 1, x' = 3 from A₀ = 1, B₀ = 0 with λ = 2", () => {
    // (z zᵀ + 2I) W = x' z + 2 W₀: [[3, 1], [1, 3]] W = [5, 3]
    const data = [{ state: [1], action: [1], next: [3] }];
    const { A, B } = fitLinearRidge([{ weight: 1, data }], 2, { A: [[1]], B: [[0]] });
    expect([A[0][0], B[0][0]].map((w) => w.toFixed(12))).toEqual(["1.500000000000", "0.500000000000"]);
  });

  it("recovers A and B from data without noise", () => {
    expectClose(fitLinearRidge([{ weight: 1, data: steps(new Rng(1), 20) }], 0, zero), truth, 12);
  });

  it("solves the normal equations of the weighted batches", () => {
    const rng = new Rng(2);
    const batches = [0.2, 0.8].map((weight, b) => ({ weight, data: steps(rng, 5 + 20 * b, 1) }));
    const [lambda, prior] = [0.3, truth];
    const W = joinColumns(fitLinearRidge(batches, lambda, prior));
    W.forEach((row, i) =>
      row.forEach((w, j) => {
        let gradient = lambda * (w - joinColumns(prior)[i][j]);
        for (const { weight, data } of batches) {
          for (const { state, action, next } of data) {
            const z = [...state, ...action];
            const error = next[i] - z.reduce((sum, zk, k) => sum + row[k] * zk, 0);
            gradient -= (weight / data.length) * error * z[j];
          }
        }
        expect(gradient).toBeCloseTo(0, 12);
      }),
    );
  });

  it("stays with the prior where there are no data", () => {
    expectClose(fitLinearRidge([{ weight: 1, data: [] }], 0.1, truth), truth, 14);
  });

  it("shrinks towards the prior, not towards zero", () => {
    const data = steps(new Rng(3), 20, 1);
    expectClose(fitLinearRidge([{ weight: 1, data }], 1e9, truth), truth, 6);
  });
});

describe("createRidgeLinear", () => {
  const lambda = (n: number) => 0.1 / Math.sqrt(n);
  const worldOf = (dynamics: Dynamics) => createPendulum({}, dynamics);
  const create = () => createRidgeLinear({ n: 2, m: 2, worldOf, lambda });

  it("fits what the plain function fits, in every round of a growing data set", () => {
    const rng = new Rng(4);
    const modelClass = create();
    const [expert, learner] = [steps(rng, 37, 0.5), steps(rng, 0)];
    for (let round = 0; round < 8; round++) {
      const batches = [{ weight: 0.5, data: expert }, { weight: 0.5, data: learner }]; // prettier-ignore
      const plain: WeightedBatch<VectorStep>[] = batches;
      const n = expert.length + learner.length;
      expectClose(modelClass.fit(batches, zero), fitLinearRidge(plain, lambda(n), zero), 9);
      learner.push(...steps(rng, 1 + round * 10, 0.5));
    }
  });

  it("judges by the mean of ‖x' − A x − B u‖²", () => {
    const data = steps(new Rng(5), 50, 0.3);
    const predict = linearDynamics(zero);
    const direct = data.reduce((sum, { state, action, next }) => {
      const predicted = predict(state, action);
      return sum + next.reduce((s, x, i) => s + (x - predicted[i]) ** 2, 0) / data.length;
    }, 0);
    expect(create().loss(zero, data)).toBeCloseTo(direct, 10);
    expect(create().loss(truth, steps(new Rng(6), 50))).toBeLessThan(1e-14);
    expect(create().loss(zero, [])).toBe(0);
  });

  it("takes the prior for no data, and 10⁻³/√n as the prior's strength by default", () => {
    expect(create().fit([{ weight: 1, data: [] }], truth)).toEqual(truth);
    expect(ridgeStrength(100)).toBeCloseTo(1e-4, 16);
    const data = steps(new Rng(7), 40, 1);
    const standard = createRidgeLinear({ n: 2, m: 2, worldOf });
    const byHand = fitLinearRidge([{ weight: 1, data }], 1e-3 / Math.sqrt(40), zero);
    expectClose(standard.fit([{ weight: 1, data }], zero), byHand, 10);
  });

  it("promises what its model predicts, at the costs of the task", () => {
    const modelClass = createRidgeLinear({ n: 2, m: 1, worldOf });
    const world = modelClass.asWorld({ A: [[1, 0.5], [0, 1]], B: [[0], [2]] }); // prettier-ignore
    const { next, cost } = world.step([0.2, 0.4], [1], new Rng(8));
    [0.4, 2.4].forEach((x, i) => expect(next[i]).toBeCloseTo(x, 14));
    expect(cost).toBeCloseTo(0.04 + 0.016 + 0.1, 14);
  });
});
