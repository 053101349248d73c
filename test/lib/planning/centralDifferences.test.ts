import { gradient, hessian, jacobian } from "lib/planning/centralDifferences";

const f = ([x, y]: number[]) => Math.sin(x) * Math.exp(y) + x * x;
const z = [0.7, -0.4];
const [s, c, e] = [Math.sin(0.7), Math.cos(0.7), Math.exp(-0.4)];

describe("jacobian", () => {
  it("agrees with the derivatives of smooth functions to 1e-9", () => {
    const J = jacobian(([x, y]) => [x * y, Math.cos(x), 5], z);
    const exact = [[-0.4, 0.7], [-s, 0], [0, 0]]; // prettier-ignore
    J.forEach((row, i) => row.forEach((entry, j) => expect(entry).toBeCloseTo(exact[i][j], 9)));
    expect(z).toEqual([0.7, -0.4]);
  });

  it("widens its step for large numbers", () => {
    expect(jacobian(([x]) => [x * x], [1e8])[0][0] / 2e8).toBeCloseTo(1, 9);
  });
});

describe("gradient", () => {
  it("agrees with the derivatives to 1e-9", () => {
    const [x, y] = gradient(f, z);
    expect([x - (c * e + 1.4), y - s * e].map(Math.abs).every((error) => error < 1e-9)).toBe(true);
  });
});

describe("hessian", () => {
  it("agrees with the second derivatives to 1e-6 and is symmetric", () => {
    const H = hessian(f, z);
    const exact = [[2 - s * e, c * e], [c * e, s * e]]; // prettier-ignore
    H.forEach((row, i) => row.forEach((entry, j) => expect(entry).toBeCloseTo(exact[i][j], 6)));
    expect(H[0][1]).toBe(H[1][0]);
  });

  it("is exact to 1e-8 for quadratic functions", () => {
    const [[xx, xy], [, yy]] = hessian(([x, y]) => 3 * x * x - x * y + 2 * y * y + 7 * x, z);
    expect(Math.max(Math.abs(xx - 6), Math.abs(xy + 1), Math.abs(yy - 4))).toBeLessThan(1e-8);
  });
});
