import { Rng } from "lib/core/rng";
import { linearisedPendulum, pendulumCost, pendulumDynamics } from "lib/envs/control/pendulum";
import {
  expertGain,
  expertPendulumCost,
  pendulumData,
  pendulumExpert,
  pendulumTask,
  planPendulum,
  type PendulumPolicy,
} from "lib/experiments/02-ross-bagnell/pendulum/pendulum";
import { linearModels } from "lib/experiments/02-ross-bagnell/pendulum/pendulumModels";
import { lqr } from "lib/planning/lqr";

const seed = 1;
const rng = new Rng(seed);

describe("planPendulum", () => {
  it("has the gain (−18.59, −5.39) about upright and asks for no more than the motor gives", () => {
    const expert = pendulumExpert();
    const gains = [[0.01, 0], [0, 0.01]].map((x) => expert(x, 0, rng)[0] / 0.01); // prettier-ignore
    [-18.5925, -5.3919].forEach((gain, j) => expect(gains[j]).toBeCloseTo(gain, 3));
    expect([expert([-1, -1], 0, rng), expert([1, 1], 0, rng)]).toEqual([[12], [-12]]);
  });

  it("refuses a model that nothing can hold upright", () => {
    expect(() => planPendulum({ A: [[2, 0], [0, 1]], B: [[0], [1]] })).toThrow(RangeError); // prettier-ignore
  });
});

describe("expertGain", () => {
  it("is lqr's for the lecture's pendulum", () => {
    const { A, B } = linearisedPendulum();
    const { K } = lqr(A, B, pendulumCost.Q, pendulumCost.R);
    expertGain[0].forEach((k, j) => expect(k).toBeCloseTo(K[0][j], 10));
  });
});

describe("pendulumData", () => {
  it("is as long as asked for, the same for the same seed, and what the world does", () => {
    const data = pendulumData({ seed, expertSamples: 130 });
    expect(data).toHaveLength(130);
    expect(pendulumData({ seed, expertSamples: 130 })).toEqual(data);
    expect(pendulumData({ seed: 2, expertSamples: 130 })).not.toEqual(data);
    const predict = pendulumDynamics();
    for (const { state, action, next } of data)
      predict(state, action).forEach((x, i) => expect(Math.abs(next[i] - x)).toBeLessThan(0.06));
  });

  it("has the expert's torques, with noise where asked for", () => {
    const expert = pendulumExpert();
    const deviation = (controlNoise: number) => {
      const data = pendulumData({ seed, controlNoise });
      const squares = data.map(({ state, action }) => (action[0] - expert(state, 0, rng)[0]) ** 2);
      return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / data.length);
    };
    expect(deviation(0)).toBe(0);
    expect(Math.abs(deviation(0.3) / 0.3 - 1)).toBeLessThan(0.15);
  });

  it("explores all angles and all torques", () => {
    const data = pendulumData({ seed, source: "exploration" });
    const furthest = (of: (datum: (typeof data)[number]) => number) =>
      Math.max(...data.map(of).map(Math.abs));
    expect(furthest(({ state }) => state[0])).toBeGreaterThan(3.1);
    expect(furthest(({ action }) => action[0])).toBeGreaterThan(11.9);
  });
});

describe("pendulumTask", () => {
  const task = pendulumTask(linearModels(), { seed });

  it("measures the expert's cost as J*, the same for every seed", () => {
    expect(task.realCost(pendulumExpert())).toBe(expertPendulumCost());
    expect(pendulumTask(linearModels(), { seed: 2 }).realCost(pendulumExpert())).toBe(expertPendulumCost());
  });

  it("lets all policies start from the same ten states, in the world and in models", () => {
    const starts = (torque: number, cost: (policy: PendulumPolicy) => number) => {
      const seen: unknown[] = [];
      cost((x, t) => (t === 0 && seen.push([...x]), [torque]));
      return seen;
    };
    const real = starts(0, task.realCost);
    expect(new Set(real.map(String)).size).toBe(10);
    expect(starts(5, task.realCost)).toEqual(real);
    const model = task.fit([{ weight: 1, data: task.expertData }]);
    expect(starts(-5, (policy) => task.promisedCost(model, policy))).toEqual(real);
  });

  it("charges for the rest of an episode after a fall, so that falling later is better", () => {
    const falls = (torque: number) => task.realCost(() => [torque]);
    expect(falls(12)).toBeGreaterThan(400);
    expect(falls(0)).toBeLessThan(falls(12));
  });

  it("ends the learner's rollouts at a fall and begins another one", () => {
    const data = task.execute(() => [12], 0);
    expect(data).toHaveLength(50);
    expect(data.filter(({ terminated }) => terminated).length).toBeGreaterThan(2);
    for (const { state } of data) expect(Math.abs(state[0])).toBeLessThanOrEqual(1);
  });

  it("lets a model promise what its dynamics say, without noise", () => {
    const model = task.fit([{ weight: 1, data: task.expertData }]);
    const promised = task.promisedCost(model, task.plan(model));
    expect(promised).toBeLessThan(expertPendulumCost());
    expect(task.promisedCost(model, task.plan(model))).toBe(promised);
  });
});
