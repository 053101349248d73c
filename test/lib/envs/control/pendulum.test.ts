import { Rng } from "lib/core/rng";
import { createPendulum, linearisedPendulum, pendulumDynamics } from "lib/envs/control/pendulum";
import { rollout } from "lib/envs/rollout";

const rng = new Rng(1);
const still = createPendulum({ noise: 0 });

describe("pendulumDynamics", () => {
  it("matches a step by hand: from θ = π/6 with ω = 1 and u = 2", () => {
    // ω' = 1 + .05 (9.8 · ½ − .1 + 2) = 1.34, θ' = π/6 + .05 · 1.34
    const [theta, omega] = pendulumDynamics()([Math.PI / 6, 1], [2]);
    expect(omega).toBeCloseTo(1.34, 14);
    expect(theta).toBeCloseTo(Math.PI / 6 + 0.067, 14);
  });

  it("cuts torques off at 12 on both sides", () => {
    const dynamics = pendulumDynamics();
    expect(dynamics([0, 0], [99])).toEqual(dynamics([0, 0], [12]));
    expect(dynamics([0, 0], [-99])).toEqual(dynamics([0, 0], [-12]));
    expect(dynamics([0, 0], [11])).not.toEqual(dynamics([0, 0], [12]));
  });

  it("keeps energy up to the step size without friction and torque", () => {
    const { dt, gravity } = { dt: 1e-4, gravity: 9.8 };
    const dynamics = pendulumDynamics({ dt, friction: 0 });
    const energy = ([theta, omega]: readonly number[]) => omega ** 2 / 2 + gravity * Math.cos(theta);
    let x = [2, 0.5];
    const before = energy(x);
    for (let t = 0; t < 20_000; t++) x = dynamics(x, [0]);
    expect(Math.abs(energy(x) - before)).toBeLessThan(5e-3);
  });
});

describe("linearisedPendulum", () => {
  it("is the derivative of the dynamics at upright", () => {
    const { A, B } = linearisedPendulum();
    const h = 1e-5;
    const slope = (x: number[], u: number[]) => {
      const [plus, minus] = [1, -1].map((sign) =>
        pendulumDynamics()(
          x.map((v) => sign * h * v),
          u.map((v) => sign * h * v),
        ),
      );
      return plus.map((value, i) => (value - minus[i]) / (2 * h));
    };
    const columns = [slope([1, 0], [0]), slope([0, 1], [0]), slope([0, 0], [1])];
    [0, 1].forEach((i) => [...A[i], ...B[i]].forEach((w, j) => expect(w).toBeCloseTo(columns[j][i], 9)));
  });

  it("has the slope .490 that the experiment is about", () => {
    expect(linearisedPendulum().A[1][0]).toBeCloseTo(0.49, 14);
  });
});

describe("createPendulum", () => {
  it("costs θ² + .1 ω² + .1 u², and 5 at most", () => {
    expect(still.step([0.3, 2], [1], rng).cost).toBeCloseTo(0.09 + 0.4 + 0.1, 14);
    expect(still.step([0.3, 20], [12], rng).cost).toBe(5);
    expect(still.step([0, 0], [99], rng).cost).toBe(5);
  });

  it("ends an episode when it falls to either side, and not before", () => {
    expect(still.step([0.9, 3], [0], rng).terminated).toBe(true);
    expect(still.step([-0.9, -3], [0], rng).terminated).toBe(true);
    expect(still.step([0.9, 0], [0], rng).terminated).toBe(false);
  });

  it("lies where it fell, for 5 a step, where it is asked to", () => {
    const lying = createPendulum({ noise: 0, afterFall: "lie" });
    const { transitions, cost } = rollout(lying, () => [0], 100, rng, [0.9, 3]);
    expect(transitions).toHaveLength(100);
    expect(transitions[99].next).toEqual(transitions[0].next);
    expect(cost).toBeCloseTo(0.81 + 0.9 + 99 * 5, 12);
  });

  it("adds noise of standard deviation .01 to both coordinates", () => {
    const n = 20_000;
    const world = createPendulum();
    const mean = pendulumDynamics()([0.1, 0.2], [1]);
    const squares = [0, 0];
    for (let i = 0; i < n; i++) {
      const { next } = world.step([0.1, 0.2], [1], rng);
      next.forEach((value, k) => (squares[k] += (value - mean[k]) ** 2 / n));
    }
    for (const square of squares) expect(Math.abs(Math.sqrt(square) / 0.01 - 1)).toBeLessThan(0.03);
  });

  it("starts anywhere in its range and draws nothing where nothing is random", () => {
    const starts = Array.from({ length: 1000 }, () => still.reset(rng));
    const furthest = Math.max(...starts.flat().map(Math.abs));
    expect([furthest <= 0.15, furthest > 0.145]).toEqual([true, true]);
    const before = JSON.stringify(rng);
    still.step([0.1, 0], [0], rng);
    expect(JSON.stringify(rng)).toBe(before);
  });

  it("uses a model's dynamics, without noise, at the task's costs", () => {
    const model = createPendulum({}, (x, u) => [x[0] + u[0], 7]);
    expect(model.step([0.5, 0], [0.25], rng)).toEqual({
      next: [0.75, 7],
      cost: 0.25 + 0.1 * 0.25 * 0.25,
      terminated: false,
    });
  });

  it("refuses settings that it does not know", () => {
    expect(() => createPendulum({ length: 2 } as never)).toThrow(/unknown key length/);
  });
});
