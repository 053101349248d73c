import { Rng } from "lib/core/rng";
import { createEvenIce, createIce } from "lib/envs/grids/ice";

const [up, down, left, right] = [0, 1, 2, 3];
// cells: 7 · row + column; the edge of the cliff is row 3, the ground below it row 4
const start = 21;

describe("createIce", () => {
  const world = createIce({ slip: 0.3 });

  it("slips down from the ice only", () => {
    expect(world.outcomes(start + 1, right)).toEqual([
      { next: start + 2, probability: 0.7, slipped: false },
      { next: start + 8, probability: 0.3, slipped: true },
    ]);
    for (const cell of [start, 14, 8]) {
      const [outcome, ...others] = world.outcomes(cell, right);
      expect([outcome, others]).toEqual([{ next: cell + 1, probability: 1, slipped: false }, []]);
    }
  });

  it("draws its steps with the probabilities of its outcomes", () => {
    const rng = new Rng("ice");
    const fallen = Array.from({ length: 4000 }, () => world.step(start + 1, right, rng).next);
    expect(new Set(fallen)).toEqual(new Set([start + 2, start + 8]));
    const share = fallen.filter((next) => next === start + 8).length / fallen.length;
    expect(Math.abs(share - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 4000));
  });

  it("costs 1 a step and, from the step after a fall, 2 for ever", () => {
    const slippery = createIce({ slip: 1 });
    const rng = new Rng(1);
    expect(slippery.step(start + 1, up, rng)).toEqual({ next: start + 8, cost: 1, terminated: false });
    expect(slippery.step(start + 8, up, rng)).toEqual({ next: start + 8, cost: 2, terminated: false });
    expect(slippery.step(20, down, rng)).toEqual({ next: 27, cost: 1, terminated: true });
  });

  it("exchanges left and right when mirrored", () => {
    const mirrored = createIce({ mirrored: true });
    expect([mirrored.map.start, mirrored.map.goal]).toEqual([27, 21]);
    expect(mirrored.outcomes(26, left).map(({ next }) => next)).toEqual([25, 33]);
  });

  it("refuses what is no probability", () => {
    expect(() => createIce({ slip: 1.1 })).toThrow("createIce: slip must be in [0, 1], got 1.1");
    expect(() => createEvenIce(createIce(), NaN)).toThrow("createEvenIce: slip must be in [0, 1], got NaN");
  });
});

describe("createEvenIce", () => {
  it("slips down from every cell but the goal and the ground", () => {
    const model = createEvenIce(createIce(), 0.1);
    for (const cell of [start, start + 3, 8])
      expect(model.outcomes(cell, up)).toEqual([
        { next: cell - 7, probability: 0.9, slipped: false },
        { next: cell + 7, probability: 0.1, slipped: true },
      ]);
    for (const cell of [27, 30])
      expect(model.outcomes(cell, up)).toEqual([{ next: cell, probability: 1, slipped: false }]);
  });
});
