import { multiplyVector } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { differences, linearisedHelicopter } from "lib/envs/helicopter/helicopterLinear";
import { flyDeviation } from "lib/envs/helicopter/helicopterTarget";

describe("differences", () => {
  it("finds the derivatives of (x² y, sin y): [[2xy, x²], [0, cos y]]", () => {
    const J = differences(([x, y]) => [x * x * y, Math.sin(y)], [3, 2]);
    const expected = [12, 9, 0, Math.cos(2)];
    J.flat().forEach((entry, i) => expect(entry).toBeCloseTo(expected[i], 8));
  });
});

describe("linearisedHelicopter", () => {
  it("knows in hover what damping leaves and what a control does in ten steps of Euler's method", () => {
    const { A, B } = linearisedHelicopter(noseInFunnel(0, 0));
    const left = (1 - 0.01 * 12.78) ** 10;
    expect(A[9][9]).toBeCloseTo(left, 8);
    expect(B[9][0]).toBeCloseTo((-33.04 / 12.78) * (1 - left), 8);
    expect(A[3][3]).toBeCloseTo((1 - 0.01 * 0.18) ** 10, 8);
    expect(A[0][0]).toBeCloseTo(1, 8);
  });

  it.each([
    ["hover", noseInFunnel(0, 0)],
    ["the funnel", noseInFunnel(5, 1)],
  ])("leaves an error in %s that shrinks with the square of the deviation", (_, target) => {
    const { A, B } = linearisedHelicopter(target);
    const rng = new Rng("square");
    const direction = Array.from({ length: 16 }, () => rng.normal());
    const error = (h: number) => {
      const [x, u] = [direction.slice(0, 12).map((d) => h * d), direction.slice(12).map((d) => 0.1 * h * d)];
      const [linear, change] = [multiplyVector(A, x), multiplyVector(B, u)];
      return Math.hypot(...flyDeviation(target, x, u).map((next, i) => next - linear[i] - change[i]));
    };
    expect(error(0.01) / error(0.005)).toBeGreaterThan(3.8);
    expect(error(0.01) / error(0.005)).toBeLessThan(4.2);
  });
});
