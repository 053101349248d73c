import { Rng } from "lib/core/rng";
import { createPendulum } from "lib/envs/control/pendulum";
import { createMlpModels, initMlp, mlpDynamics, mlpSquares } from "lib/modelLearning/mlpModel";
import { meanPredictionError, type Dynamics } from "lib/modelLearning/vectorDynamics";
import { gradient } from "lib/planning/centralDifferences";

const shape = { hidden: 3, inputScale: [0.5, 2, 6], outputScale: [0.1, 0.5] };
const worldOf = (dynamics: Dynamics) => createPendulum({}, dynamics);

function steps(rng: Rng, n: number, noise = 0.01) {
  const world = createPendulum({ noise });
  return Array.from({ length: n }, () => {
    const [state, action] = [[rng.normal(0, 0.5), rng.normal()], [rng.normal(0, 3)]];
    return { state, action, ...world.step(state, action, rng) };
  });
}

describe("mlpDynamics", () => {
  it("matches a network by hand: one unit, y = 3 tanh(½ + 2 x/4 − u/2) + 1 in units of 10", () => {
    const model = {
      shape: { hidden: 1, inputScale: [4, 2], outputScale: [10] },
      weights: Float64Array.of(0.5, 2, -1, 1, 3),
    };
    expect(mlpDynamics(model)([6], [1])[0]).toBeCloseTo(6 + 10 * (3 * Math.tanh(0.5 + 3 - 0.5) + 1), 12);
  });
});

describe("mlpSquares", () => {
  const rng = new Rng("gradient");
  const [prior, model] = [initMlp(shape, rng), initMlp(shape, rng)];
  model.weights.forEach((_, p) => (model.weights[p] += rng.normal(0, 0.5)));
  const batches = [{ weight: 0.3, data: steps(rng, 7) }, { weight: 0.7, data: steps(rng, 4) }]; // prettier-ignore
  const at = (weights: Float64Array, lambda = 0.02) => mlpSquares({ shape, weights }, batches, lambda, prior);

  it("is the weighted error plus λ ‖w − w₀‖²", () => {
    const f = mlpDynamics(model);
    const errors = batches.map(({ weight, data }) => weight * meanPredictionError(f, data));
    const distance = model.weights.reduce((sum, w, p) => sum + (w - prior.weights[p]) ** 2, 0);
    expect(at(model.weights).value).toBeCloseTo(errors[0] + errors[1] + 0.02 * distance, 12);
    expect(mlpSquares(model, batches, 0.02, prior, false).value).toBe(at(model.weights).value);
  });

  it("has the gradient that central differences find", () => {
    const numeric = gradient((w) => at(Float64Array.from(w)).value, [...model.weights]);
    const { half } = at(model.weights);
    const largest = Math.max(...numeric.map(Math.abs));
    numeric.forEach((slope, p) => expect(Math.abs(2 * half[p] - slope)).toBeLessThan(1e-7 * largest));
  });

  it("has the products of derivatives JᵀJ that central differences of predictions find", () => {
    const size = model.weights.length;
    const slopes = batches.flatMap(({ weight, data }) =>
      data.flatMap(({ state, action }) =>
        [0, 1].map((i) => ({
          share: weight / data.length,
          row: gradient(
            (w) => mlpDynamics({ shape, weights: Float64Array.from(w) })(state, action)[i],
            [...model.weights],
          ),
        })),
      ),
    );
    const { normal } = at(model.weights, 0);
    for (let p = 0; p < size; p++) {
      for (let q = 0; q <= p; q++) {
        const expected = slopes.reduce((sum, { share, row }) => sum + share * row[p] * row[q], 0);
        expect(Math.abs(normal[p * size + q] - expected)).toBeLessThan(1e-8);
      }
    }
  });
});

describe("createMlpModels", () => {
  const modelClass = createMlpModels({ worldOf });
  const prior = initMlp({ ...shape, hidden: 8 }, new Rng(1));

  it("learns the pendulum near upright from 200 transitions, to less than a tenth of predicting no change", () => {
    const data = steps(new Rng(2), 200);
    const fresh = steps(new Rng(3), 200, 0);
    const fitted = modelClass.fit([{ weight: 1, data }], prior);
    expect(modelClass.loss(fitted, fresh)).toBeLessThan(meanPredictionError((x) => [...x], fresh) / 10);
    expect(modelClass.loss(fitted, data)).toBeLessThan(3e-4);
  });

  it("is a function of the data and the prior, and leaves the prior as it was", () => {
    const before = prior.weights.slice();
    const fit = () => modelClass.fit([{ weight: 1, data: steps(new Rng(4), 50) }], prior);
    expect(fit().weights).toEqual(fit().weights);
    expect(prior.weights).toEqual(before);
  });

  it("gives the prior back for no data", () => {
    expect(modelClass.fit([{ weight: 1, data: [] }], prior).weights).toEqual(prior.weights);
  });
});
