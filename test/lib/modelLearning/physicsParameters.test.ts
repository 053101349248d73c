import { Rng } from "lib/core/rng";
import { createPendulum, pendulumDynamics } from "lib/envs/control/pendulum";
import { createPhysicsParameters, physicsDynamics } from "lib/modelLearning/physicsParameters";
import type { Dynamics } from "lib/modelLearning/vectorDynamics";

const dt = 0.05;
const worldOf = (dynamics: Dynamics) => createPendulum({}, dynamics);
const prior = { gravity: 1, friction: 2, gain: 3 };

function steps(n: number, noise: number) {
  const rng = new Rng("physics");
  const world = createPendulum({ noise, gravity: 7, friction: 0.4 });
  return Array.from({ length: n }, () => {
    const [state, action] = [[rng.normal(), rng.normal()], [rng.normal(0, 3)]];
    return { state, action, ...world.step(state, action, rng) };
  });
}

describe("physicsDynamics", () => {
  it("is the pendulum's physics", () => {
    const predicted = physicsDynamics({ gravity: 9.8, friction: 0.1, gain: 1 }, dt)([0.4, -1], [2]);
    const real = pendulumDynamics()([0.4, -1], [2]);
    predicted.forEach((x, i) => expect(x).toBeCloseTo(real[i], 14));
  });
});

describe("createPhysicsParameters", () => {
  it("finds gravity, friction and gain from data without noise", () => {
    const fitted = createPhysicsParameters({ dt, worldOf, lambda: () => 0 }).fit(
      [{ weight: 1, data: steps(10, 0) }],
      prior,
    );
    expect(fitted.gravity).toBeCloseTo(7, 9);
    expect(fitted.friction).toBeCloseTo(0.4, 9);
    expect(fitted.gain).toBeCloseTo(1, 9);
  });

  it("minimises the loss plus λ ‖dt p − dt p₀‖², both coordinates' errors counted", () => {
    const modelClass = createPhysicsParameters({ dt, worldOf, lambda: () => 0.1 });
    const [near, far] = [steps(15, 0.1), steps(40, 0.3)];
    const fitted = modelClass.fit([{ weight: 0.3, data: near }, { weight: 0.7, data: far }], prior); // prettier-ignore
    const keys = ["gravity", "friction", "gain"] as const;
    const objective = (p: typeof prior) =>
      0.3 * modelClass.loss(p, near) +
      0.7 * modelClass.loss(p, far) +
      0.1 * dt * dt * keys.reduce((sum, key) => sum + (p[key] - prior[key]) ** 2, 0);
    for (const key of keys) {
      const at = (step: number) => objective({ ...fitted, [key]: fitted[key] + step });
      expect((at(1e-3) - at(-1e-3)) / 2e-3).toBeCloseTo(0, 12);
      expect(at(0.1)).toBeGreaterThan(at(0));
    }
  });

  it("gives the prior back for no data", () => {
    expect(createPhysicsParameters({ dt, worldOf }).fit([{ weight: 1, data: [] }], prior)).toEqual(prior);
  });
});
