import { comparePlanners } from "lib/experiments/02-ross-bagnell/pendulum/comparePlanners";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { lqr } from "lib/planning/lqr";

const learned = (seed: number) => runPendulum("both", seed).models[10];
const compare = (seed: number) => comparePlanners(learned(seed));

// Over seeds 1 to 20, least / median / most: shooting 18.8/21.9/36.9, CEM 1.51/1.94/2.23, and with LQR's value 1.04/1.07/1.10
describe("comparePlanners", () => {
  const rows = [1, 2, 3].map(compare);
  const costs = (planner: number) => rows.map((list) => list[planner].cost);

  it("measures in the cost of the planner that it is given: one that keeps worse balance costs more than LQR", () => {
    expect(costs(0)).toEqual([1, 1, 1]);
    const harsh = comparePlanners(learned(1), (A, B, Q, R) =>
      lqr(A, B, Q, R).K.map((row) => row.map((k) => 1.6 * k)),
    );
    expect(harsh[0].cost).toBe(1);
    for (const planner of [1, 2]) expect(costs(planner)[0] / harsh[planner].cost).toBeGreaterThan(1.01);
  });

  it("pays most for random shooting, and with the cross-entropy method about twice what LQR costs", () => {
    for (const cost of costs(1)) expect(cost).toBeGreaterThan(10);
    for (const cost of costs(2)) expect([cost > 1.2, cost < 3]).toEqual([true, true]);
  });

  it("needs to look ahead a quarter as far where LQR's value says what comes after", () => {
    for (const cost of costs(3)) expect([cost > 1, cost < 1.2]).toEqual([true, true]);
  });

  it("repeats itself, but for the time that it measures", () => {
    const untimed = (list: ReturnType<typeof compare>) =>
      list.map(({ seconds, ...row }) => [row, seconds > 0]);
    expect(untimed(compare(1))).toEqual(untimed(rows[0]));
  });
});
