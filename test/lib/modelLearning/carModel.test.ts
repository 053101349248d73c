import { Rng } from "lib/core/rng";
import { carActions, createMountainCar } from "lib/envs/control/mountainCar";
import { rollout } from "lib/envs/rollout";
import { createCarModels, linearAcceleration } from "lib/modelLearning/carModel";

const w = [0.0002, -0.0003, -0.01, 0.0012];
const none = [0, 0, 0, 0];

/** Random pushes in a world that is in the class. */
function drive(seed: number) {
  const policy = (_: unknown, __: number, rng: Rng) => carActions[rng.integer(3)];
  return rollout(createMountainCar(linearAcceleration(w)), policy, 100, new Rng(seed)).transitions;
}

const stop = { state: [-1.19, -0.05], action: -1, next: [-1.2, 0], cost: 1, terminated: false };

describe("linearAcceleration", () => {
  it("is w · (1, x, v, a)", () => {
    expect(linearAcceleration([1, 2, 3, 4])([-0.5, 0.1], -1)).toBeCloseTo(1 - 1 + 0.3 - 4, 12);
  });
});

describe("createCarModels", () => {
  it("recovers a world that is in the class", () => {
    const models = createCarModels({ lambda: 0 });
    const model = models.fit([{ weight: 1, data: drive(1) }], none);
    model.forEach((value, i) => expect(value).toBeCloseTo(w[i], 9));
    expect(models.loss(model, drive(2))).toBeLessThan(1e-15);
    const world = models.asWorld(model);
    expect(world.step([-0.5, 0], 1, new Rng(1)).next[1]).toBeCloseTo(0.00155, 9);
  });

  it("counts a stop at the wall as a change of velocity, or as predicted by all models", () => {
    expect(createCarModels().loss(none, [stop])).toBeCloseTo(0.0025, 12);
    expect(createCarModels({ fitStops: false }).loss([1, 2, 3, 4], [stop])).toBe(0);
    const data = [...drive(1), stop];
    const [fitted, left] = [true, false].map((fitStops) =>
      createCarModels({ fitStops }).fit([{ weight: 1, data }], none),
    );
    left.forEach((value, i) => expect(value).toBeCloseTo(w[i], 6));
    expect(Math.abs(fitted[2] - w[2])).toBeGreaterThan(0.1);
  });

  it("keeps the prior without data", () => {
    expect(createCarModels().fit([{ weight: 1, data: [] }], w)).toEqual(w);
  });
});
