import { maxAbs, scale, subtract } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { ilqrBackward } from "lib/planning/ilqrBackward";
import { lqrFinite } from "lib/planning/lqrFinite";
import { randomSystem } from "./randomSystem";

const { A, B, Q, R, QFinal } = randomSystem(new Rng("backward"), 3, 2);
const zeros = { x: [0, 0, 0], u: [0, 0], ux: scale(0, B[0].map(() => [1, 1, 1])) }; // prettier-ignore
const model = { ...zeros, A, B, xx: scale(2, Q), uu: scale(2, R) };
const models = new Array(10).fill(model);
const final = { x: [0, 0, 0], xx: scale(2, QFinal) };
const controls = models.map(() => [0, 0]);
const unbounded = { low: [-Infinity, -Infinity], high: [Infinity, Infinity] };

describe("ilqrBackward", () => {
  it("gives the gains of lqrFinite and no change at the optimum of a linear-quadratic problem", () => {
    const { k, K, linear } = ilqrBackward(models, final, controls, unbounded, 0)!;
    const exact = lqrFinite({ A, B, Q, R, QFinal, horizon: 10 });
    K.forEach((gain, t) => expect(maxAbs(subtract(gain, exact.K[t]))).toBeLessThan(1e-12));
    expect([maxAbs(k), Math.abs(linear)]).toEqual([0, 0]);
  });

  it("promises twice the fall that curvature takes back, −linear = 2 quadratic, where nothing is bounded", () => {
    const steep = models.map(() => ({ ...model, u: [1, -2], x: [0.5, 0, 0] }));
    const { linear, quadratic } = ilqrBackward(steep, final, controls, unbounded, 0)!;
    expect(linear).toBeLessThan(0);
    expect(quadratic).toBeCloseTo(-linear / 2, 10);
  });

  it("takes smaller steps with regularisation and has no feedback where a control is at its bound", () => {
    const steep = models.map(() => ({ ...model, u: [50, -0.1] }));
    const free = ilqrBackward(steep, final, controls, unbounded, 0)!;
    const damped = ilqrBackward(steep, final, controls, unbounded, 1000)!;
    expect(maxAbs(damped.k)).toBeLessThan(maxAbs(free.k) / 2);
    const bounded = ilqrBackward(steep, final, controls, { low: [-0.01, -1], high: [0.01, 1] }, 0)!;
    expect([bounded.k[9][0], bounded.K[9][0]]).toEqual([-0.01, [0, 0, 0]]);
    expect(maxAbs([bounded.K[9][1]])).toBeGreaterThan(0);
  });

  it("is undefined where a step has no minimum", () => {
    const concave = [...models.slice(0, 9), { ...model, uu: scale(-100, R) }];
    expect(ilqrBackward(concave, { ...final, xx: scale(0, QFinal) }, controls, unbounded, 0)).toBeUndefined();
    expect(ilqrBackward(concave, final, controls, unbounded, 1e6)).toBeDefined();
  });
});
