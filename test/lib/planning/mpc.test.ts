import { Rng } from "lib/core/rng";
import { cem } from "lib/planning/cem";
import { lqr } from "lib/planning/lqr";
import { Mpc } from "lib/planning/mpc";
import { rolloutCost, type Simulator } from "lib/planning/rolloutCost";

/** An inverted pendulum near upright: it falls if nothing is done. */
const step: Simulator = ([angle, speed], [torque]) => ({
  next: [angle + 0.05 * speed, 0.49 * angle + 0.995 * speed + 0.05 * torque],
  cost: angle ** 2 + 0.1 * speed ** 2 + 0.1 * torque ** 2,
});

const balance = (seed: number) => {
  const rng = new Rng(seed);
  const search = { horizon: 20, low: [-12], high: [12], samples: 100, elites: 10, iterations: 5, rng };
  return new Mpc(
    (x, mean) => cem({ ...search, std: [2], mean, evaluate: (u) => rolloutCost(step, x, u) }).mean,
    Array.from({ length: 20 }, () => [0]),
  );
};

/** States and cost of 60 steps from a tilt of 0.3. */
const run = (policy: (x: number[]) => number[]) => {
  let [x, total] = [[0.3, 0], 0];
  for (let t = 0; t < 60; t++) {
    const { next, cost } = step(x, policy(x));
    [x, total] = [next, total + cost];
  }
  return { x, total };
};

describe("Mpc", () => {
  it("balances an unstable system with the cross-entropy method, nearly as cheaply as the regulator", () => {
    const mpc = balance(1);
    const { x, total } = run((state) => mpc.act(state));
    expect(Math.hypot(...x)).toBeLessThan(0.05);
    const { K } = lqr([[1, 0.05], [0.49, 0.995]], [[0], [0.05]], [[1, 0], [0, 0.1]], [[0.1]]); // prettier-ignore
    const optimal = run(([angle, speed]) => [K[0][0] * angle + K[0][1] * speed]).total;
    expect(total / optimal).toBeGreaterThanOrEqual(1);
    expect(total / optimal).toBeLessThan(1.5);
    expect(Math.abs(run(() => [0]).x[0])).toBeGreaterThan(3);
  });

  it("repeats itself for the same seed and differs for another", () => {
    const act = (seed: number) => {
      const mpc = balance(seed);
      return [mpc.act([0.3, 0]), mpc.act([0.2, 0])];
    };
    expect(act(3)).toEqual(act(3));
    expect(act(3)).not.toEqual(act(4));
  });

  it("starts each plan from the rest of the last one, and from the initial one after a reset", () => {
    const starts: number[][][] = [];
    const mpc = new Mpc(
      (x, start) => {
        starts.push(start.map((u) => [...u]));
        return [[x[0]], [x[0] + 1], [x[0] + 2]];
      },
      [[0], [0], [7]],
    );
    expect([mpc.act([10]), mpc.act([20])]).toEqual([[10], [20]]);
    expect(mpc.plan).toEqual([[20], [21], [22]]);
    mpc.reset();
    mpc.act([30]);
    expect(starts).toEqual([[[0], [0], [7]], [[11], [12], [7]], [[0], [0], [7]]]); // prettier-ignore
  });

  it("refuses an empty start and plans of another length", () => {
    expect(() => new Mpc((_, start) => start, [])).toThrow("Mpc: initial must hold at least one control");
    expect(() => new Mpc(() => [[1]], [[0], [0]]).act([0])).toThrow("planner must return 2 controls, got 1");
  });
});
