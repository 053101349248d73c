import { Rng } from "lib/core/rng";
import { latentDynFit, rolloutLatent } from "lib/models/linearLatent";

const world = { A: [[0.9, 0.1], [0, 0.8]], B: [[1], [-2]], c: [0.5, 0] }; // prettier-ignore

describe("latentDynFit", () => {
  it("recovers a linear world", () => {
    const rng = new Rng(1);
    const z = Array.from({ length: 30 }, () => [rng.normal(), rng.normal()]);
    const a = z.map(() => [rng.normal()]);
    const next = z.map((row, i) => rolloutLatent(world, row, [a[i]])[1]);
    const { A, B, c } = latentDynFit({ z, a, next });
    expect([A, B, [c]].flat(2)).toEqual(
      [world.A, world.B, [world.c]].flat(2).map((x) => expect.closeTo(x, 6)),
    );
  });
});

describe("rolloutLatent", () => {
  it("feeds each prediction into the next", () => {
    expect(rolloutLatent({ A: [[2]], B: [[1]], c: [0] }, [1], [[0], [1], [0]])).toEqual([
      [1],
      [2],
      [5],
      [10],
    ]);
  });

  it("is the start alone without actions, as a copy", () => {
    const start = [1, 2];
    const [only] = rolloutLatent(world, start, []);
    expect(only).toEqual(start);
    expect(only).not.toBe(start);
  });
});
