import { Rng } from "lib/core/rng";
import { createPendulumSwingUp } from "lib/envs/control/pendulumSwingUp";

describe("createPendulumSwingUp, paid by its height", () => {
  const [dense, sparse] = [createPendulumSwingUp("dense"), createPendulumSwingUp()];
  const rng = new Rng(1);

  it("pays 1 upright and 0 hanging, at rest", () => {
    expect(dense.step([0, 0], [0], rng).cost).toBeCloseTo(-1, 12);
    expect(dense.step([Math.PI, 0], [0], rng).cost).toBeCloseTo(0, 12);
  });

  it("moves as the other one does, and takes a thousandth of the squared speed", () => {
    const [one, two] = [dense, sparse].map((world) => world.step([1, 3], [0.5], rng));
    expect(one.next).toEqual(two.next);
    const [theta, omega] = one.next;
    expect(one.cost).toBeCloseTo(omega ** 2 / 1000 - (1 + Math.cos(theta)) / 2, 12);
    expect(two.cost).toBe(0);
  });
});
