import { finalModel, localModel } from "lib/planning/localModel";

describe("localModel", () => {
  it("agrees with derivatives by hand of a pendulum and its cost", () => {
    const dynamics = ([angle, speed]: number[], [u]: number[]) => [
      angle + 0.1 * speed,
      speed + Math.sin(angle) + 0.2 * u,
    ];
    const cost = ([angle, speed]: number[], [u]: number[], t: number) => t * angle ** 2 + speed * u + u ** 3;
    const { A, B, x, u, xx, ux, uu } = localModel(dynamics, cost, [0.5, -1], [2], 3);
    const close = (ours: number[], exact: number[]) =>
      ours.forEach((value, i) => expect(value).toBeCloseTo(exact[i], 6));
    close(A.flat(), [1, 0.1, Math.cos(0.5), 1]);
    close(B.flat(), [0, 0.2]);
    close([...x, ...u], [2 * 3 * 0.5, 2, -1 + 3 * 4]);
    close([...xx.flat(), ...ux.flat(), ...uu.flat()], [6, 0, 0, 0, 0, 1, 12]);
    expect([A.length, B.length, ux.length, ux[0].length]).toEqual([2, 2, 1, 2]);
  });
});

describe("finalModel", () => {
  it("agrees with derivatives by hand: x₀² x₁", () => {
    const { x, xx } = finalModel(([a, b]) => a * a * b, [2, 3]);
    [...x, ...xx.flat()].forEach((value, i) => expect(value).toBeCloseTo([12, 4, 6, 4, 4, 0][i], 6));
  });
});
