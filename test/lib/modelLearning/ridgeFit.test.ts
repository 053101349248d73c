import { Rng } from "lib/core/rng";
import { createLinearFit } from "lib/modelLearning/ridgeLinear";
import { asStep, fitBy, type RidgeFit } from "lib/modelLearning/ridgeFit";
import { rememberRegression } from "lib/modelLearning/ridgeRegression";

const vector = (rng: Rng, n: number) => Array.from({ length: n }, () => rng.normal());
const steps = (rng: Rng, count: number, n: number, m: number) =>
  Array.from({ length: count }, () => ({
    state: vector(rng, n),
    action: vector(rng, m),
    next: vector(rng, n),
  }));

/** A student's fit that is ours, and changes all that it is given. */
const spoiling: RidgeFit = (batches, lambda, prior) => {
  const n = prior.A.length;
  const found = createLinearFit(n, prior.B[0].length).fit(batches, lambda, prior);
  prior.A.forEach((row) => row.fill(NaN));
  batches.length = 0;
  return { A: found.A.map((row) => [...row]), B: found.B.map((row) => [...row]) };
};

describe("asStep", () => {
  it("takes the first features for the state and the others for the action", () => {
    expect(asStep([1, 2, 3], [4, 5])).toEqual({ state: [1, 2], action: [3], next: [4, 5] });
    expect(asStep(new Float64Array([1, 2]), new Float64Array([3]))).toEqual({
      state: [1],
      action: [2],
      next: [3],
    });
  });
});

describe("fitBy", () => {
  it("joins what a student's fit finds to the weights of a regression", () => {
    const W = fitBy(() => ({ A: [[1, 2], [3, 4]], B: [[5], [6]] }), [], 1, [[0, 0, 0], [0, 0, 0]]); // prettier-ignore
    expect(W).toEqual([[1, 2, 5], [3, 4, 6]]); // prettier-ignore
  });

  it("stands in for our fit in a class of models, with the same answers and nothing of ours to change", () => {
    const rng = new Rng(1);
    const batches = [0.3, 0.9].map((weight) => ({ weight, data: steps(rng, 20, 2, 1) }));
    const prior = { A: [vector(rng, 2), vector(rng, 2)], B: [vector(rng, 1), vector(rng, 1)] };
    const before = structuredClone({ batches, prior });
    const ours = createLinearFit(2, 1).fit(batches, 0.1, prior);
    const own = createLinearFit(2, 1, spoiling).fit(batches, 0.1, prior);
    [...own.A, ...own.B]
      .flat()
      .forEach((w, i) => expect(w).toBeCloseTo([...ours.A, ...ours.B].flat()[i], 12));
    expect({ batches, prior }).toEqual(before);
    expect(createLinearFit(2, 1, spoiling).fit([], 0.1, prior)).toEqual(prior);
  });

  it("stands in for our regression of one target on more features", () => {
    const write = (x: number, phi: Float64Array, y: Float64Array) => (
      phi.set([1, x, x * x]),
      void (y[0] = 2 - x)
    );
    const [ours, own] = [undefined, spoiling].map((fit) => rememberRegression(3, 1, write, fit));
    const batches = [{ weight: 1, data: [-1, 0, 2, 5] }];
    const [W, V] = [ours, own].map(({ fit }) => fit(batches, 1e-9, [[0, 0, 0]])[0]);
    V.forEach((w, i) => expect(w).toBeCloseTo(W[i], 6));
  });
});
