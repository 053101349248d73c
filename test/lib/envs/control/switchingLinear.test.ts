import { Rng } from "lib/core/rng";
import {
  createSwitchingLinear,
  switchingDynamics,
  switchingHorizon,
  switchingMatrix,
} from "lib/envs/control/switchingLinear";
import { mean } from "lib/core/metrics";

const rng = new Rng(1);
const x = [1, 2, 3, 4, 5];

describe("switchingDynamics", () => {
  it("passes the contents on, times .5 at even steps and 2 at odd ones", () => {
    const f = switchingDynamics();
    expect(f(x, [1], 0)).toEqual([3.5, 0.5, 1, 1.5, 2]);
    expect(f(x, [-3], 1)).toEqual([7, 2, 4, 6, 8]);
  });

  it("brings a state back after ten steps without control", () => {
    const f = switchingDynamics();
    let state = x;
    for (let t = 0; t < 10; t++) state = f(state, [0], t);
    expect(state).toEqual(x);
  });

  it("takes other factors", () => {
    expect(switchingDynamics([3, 1])(x, [0], 0)).toEqual([15, 3, 6, 9, 12]);
    expect(switchingMatrix(2, [3, 1])[0]).toEqual([0, 0, 0, 0, 3]);
  });
});

describe("createSwitchingLinear", () => {
  const world = createSwitchingLinear();

  it("starts near ones", () => {
    const starts = Array.from({ length: 200 }, (_, seed) => world.reset(new Rng(seed)));
    expect(new Set(starts.map(({ t }) => t))).toEqual(new Set([0]));
    const values = starts.flatMap((start) => start.x);
    expect(Math.abs(mean(values) - 1)).toBeLessThan(0.02);
    expect(Math.sqrt(mean(values.map((value) => (value - 1) ** 2)))).toBeCloseTo(0.1, 1);
  });

  it("costs the control, and at the end the state that is left", () => {
    expect(world.step({ t: 4, x }, [3], rng)).toMatchObject({ cost: 9, terminated: false, next: { t: 5 } });
    const last = world.step({ t: switchingHorizon - 1, x }, [1], rng); // (11, 2, 4, 6, 8)
    expect([last.cost, last.terminated]).toEqual([1 + 121 + 4 + 16 + 36 + 64, true]);
  });

  it("takes the dynamics of a model", () => {
    expect(createSwitchingLinear(() => x).step({ t: 0, x: [0, 0, 0, 0, 0] }, [0], rng).next.x).toBe(x);
  });
});
