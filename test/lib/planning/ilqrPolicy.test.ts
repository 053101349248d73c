import { ilqr } from "lib/planning/ilqr";
import { ilqrPolicy } from "lib/planning/ilqrPolicy";
import { pendulumSwingUp } from "./pendulumSwingUp";

describe("ilqrPolicy", () => {
  it("corrects by hand: u = 1 + 2 (x − 0.5), clipped, and holds the last step", () => {
    const trajectory = { states: [[0], [0.5], [9]], controls: [[0], [1]], gains: [[[1]], [[2]]] };
    const policy = ilqrPolicy(trajectory, { low: [-3], high: [3] });
    expect([policy([0.75], 1), policy([5], 1), policy([-5], 1), policy([0.75], 7)]).toEqual([
      [1.5],
      [3],
      [-3],
      [1.5],
    ]);
    expect(ilqrPolicy(trajectory)([5], 1)).toEqual([10]);
  });

  it("repeats the trajectory where nothing disturbs, and ends nearer to it than open loop where something does", () => {
    const result = ilqr(pendulumSwingUp);
    const feedback = ilqrPolicy(result, pendulumSwingUp.bounds);
    const end = (policy: (x: number[], t: number) => number[], push: number) => {
      let x = [pendulumSwingUp.x0[0], push];
      for (let t = 0; t < 100; t++) x = pendulumSwingUp.dynamics(x, policy(x, t));
      return Math.hypot(x[0] - result.states[100][0], x[1] - result.states[100][1]);
    };
    const openLoop = (_: number[], t: number) => result.controls[t];
    expect(end(feedback, 0)).toBeLessThan(1e-12);
    expect(end(openLoop, 0.1)).toBeGreaterThan(0.2);
    expect(end(feedback, 0.1)).toBeLessThan(end(openLoop, 0.1) / 3);
  });
});
