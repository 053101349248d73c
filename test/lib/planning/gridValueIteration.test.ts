import { gridValueIteration } from "lib/planning/gridValueIteration";

/** A line from 0 to 10: steps of ±1 at cost 1, and the end beyond 9.5. */
const line = {
  low: [0],
  high: [10],
  counts: [11],
  actions: [-1, 1],
  step: ([x]: number[], a: number) => ({ next: [Math.max(0, x + a)], cost: 1, terminated: x + a > 9.5 }),
  gamma: 1,
};

/** A car too weak for its hill: position and speed. */
const car = {
  low: [-1.2, -0.07],
  high: [0.5, 0.07],
  counts: [90, 60],
  actions: [-1, 0, 1],
  step: ([x, speed]: number[], a: number) => {
    const v = Math.min(0.07, Math.max(-0.07, speed + 0.001 * a - 0.0025 * Math.cos(3 * x)));
    return { next: x + v < -1.2 ? [-1.2, 0] : [x + v, v], cost: 1, terminated: x + v >= 0.5 };
  },
  gamma: 1,
};

describe("gridValueIteration", () => {
  it("counts the steps to the end of a line without discount: 10 − x, for at least one step", () => {
    const { V, converged, residual, policy } = gridValueIteration(line);
    expect(Array.from(V)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]);
    expect([converged, residual, policy([3]), policy([3.7])]).toEqual([true, 0, 1, 1]);
  });

  it("matches the closed form with discount: (1 − γⁿ) / (1 − γ) for n steps", () => {
    const { V } = gridValueIteration({ ...line, gamma: 0.9, tolerance: 1e-12 });
    for (let x = 0; x < 10; x++) expect(V[x]).toBeCloseTo((1 - 0.9 ** (10 - x)) / 0.1, 10);
  });

  it("is within residual / (1 − γ) of the solution, also where it stopped early", () => {
    const exact = gridValueIteration({ ...car, gamma: 0.95, counts: [30, 20], tolerance: 1e-13 }).V;
    for (const tolerance of [1, 0.1, 0.001]) {
      const { V, residual } = gridValueIteration({ ...car, gamma: 0.95, counts: [30, 20], tolerance });
      const error = V.reduce((largest, v, i) => Math.max(largest, Math.abs(v - exact[i])), 0);
      expect(residual).toBeGreaterThan(0);
      expect(residual).toBeLessThanOrEqual(tolerance);
      expect(error).toBeLessThanOrEqual(residual / 0.05);
    }
  });

  it("reports a residual that the Bellman equation confirms at every grid point", () => {
    const { V, value, residual } = gridValueIteration({
      ...car,
      gamma: 0.95,
      counts: [30, 20],
      maxSweeps: 5,
    });
    let largest = 0;
    for (let i = 0; i < 600; i++) {
      const x = [-1.2 + (1.7 * Math.floor(i / 20)) / 29, -0.07 + (0.14 * (i % 20)) / 19];
      const costs = car.actions.map((a) => {
        const { next, terminated } = car.step(x, a);
        return terminated ? 1 : 1 + 0.95 * value(next);
      });
      largest = Math.max(largest, Math.abs(V[i] - Math.min(...costs)));
    }
    expect(residual).toBeCloseTo(largest, 9);
    expect(residual).toBeGreaterThan(0.01);
  });

  it("drives the weak car up the hill in about as many steps as promised", () => {
    const { value, policy, converged, sweeps } = gridValueIteration(car);
    let [x, steps, arrived] = [[-0.5, 0], 0, false];
    for (; steps < 300 && !arrived; steps++) {
      const { next, terminated } = car.step(x, policy(x));
      [x, arrived] = [next, terminated];
    }
    expect(arrived).toBe(true);
    expect(Math.abs(steps - value([-0.5, 0]))).toBeLessThan(10);
    expect(converged).toBe(true);
    expect(sweeps).toBeLessThan(400);
  });

  it("takes the greedy action, and the first among equals", () => {
    const valley = {
      ...line,
      actions: ["stay", "left", "right"],
      step: ([x]: number[], a: string) => ({
        next: [x + (a === "left" ? -1 : a === "right" ? 1 : 0)],
        cost: Math.abs(x - 4),
      }),
    };
    const { policy } = gridValueIteration({ ...valley, gamma: 0.5 });
    expect([policy([1]), policy([4]), policy([8])]).toEqual(["right", "stay", "left"]);
    const same = { ...valley, step: () => ({ next: [0], cost: 1 }) };
    expect(gridValueIteration({ ...same, gamma: 0.5 }).policy([5])).toBe("stay");
    const leave = ([x]: number[], a: number) =>
      a < 0 ? { next: [0], cost: 2, terminated: true } : line.step([x], a);
    expect(gridValueIteration({ ...line, step: leave }).policy([5])).toBe(-1);
  });

  it("counts a horizon's steps exactly, whatever the tolerance", () => {
    const { V, sweeps, converged } = gridValueIteration({ ...line, horizon: 4, tolerance: 100 });
    expect(Array.from(V)).toEqual([4, 4, 4, 4, 4, 4, 4, 3, 2, 1, 1]);
    expect([sweeps, converged]).toEqual([4, true]);
    const slide = {
      ...line,
      actions: [-1],
      step: ([x]: number[]) => ({ next: [x - 1], cost: x }),
      horizon: 2,
    };
    expect(Array.from(gridValueIteration(slide).V)).toEqual([0, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  });

  it("prices never arriving at maxCost, and says so where it does not converge", () => {
    const trap = {
      ...line,
      step: ([x]: number[], a: number) => (x < 3 ? { next: [x], cost: 1 } : line.step([x], a)),
    };
    const capped = gridValueIteration({ ...trap, maxCost: 50 });
    expect(Array.from(capped.V.slice(0, 5))).toEqual([50, 50, 50, 7, 6]);
    expect(capped.converged).toBe(true);
    const open = gridValueIteration({ ...trap, maxSweeps: 70 });
    expect([open.converged, open.sweeps, open.residual, open.V[0]]).toEqual([false, 70, 1, 70]);
  });

  it("asks for each step only once per grid point and action", () => {
    let calls = 0;
    const step = (x: number[], a: number) => {
      calls++;
      return line.step(x, a);
    };
    const { sweeps } = gridValueIteration({ ...line, gamma: 0.9, step });
    expect(sweeps).toBeGreaterThan(2);
    expect(calls).toBe(22);
  });

  it("refuses what is out of range, and costs and states that are not finite", () => {
    expect(() => gridValueIteration({ ...line, gamma: 1.1 })).toThrow("gamma must be in [0, 1], got 1.1");
    expect(() => gridValueIteration({ ...line, actions: [] })).toThrow("actions must not be empty");
    expect(() => gridValueIteration({ ...line, tolerance: 0 })).toThrow("tolerance must be above 0, got 0");
    expect(() => gridValueIteration({ ...line, horizon: 0 })).toThrow("horizon must be a positive integer");
    expect(() => gridValueIteration({ ...line, maxSweeps: 0.5 })).toThrow(
      "maxSweeps must be a positive integer",
    );
    expect(() => gridValueIteration({ ...line, maxCost: NaN })).toThrow("maxCost must be a number, got NaN");
    expect(() => gridValueIteration({ ...line, counts: [1] })).toThrow("counts[0] must be an integer");
    const odd = (next: number[], cost: number) => () => ({ next, cost });
    expect(() => gridValueIteration({ ...line, step: odd([0], NaN) })).toThrow(
      "step must give a finite cost, got NaN at [0]",
    );
    expect(() => gridValueIteration({ ...line, step: odd([Infinity], 1) })).toThrow("x[0] must be finite");
  });
});
