import { Rng } from "lib/core/rng";
import { drawSwimmer, fly, swim } from "lib/envs/arcade/swimmers";

const swimmer = { row: 3, column: 8, right: 1, toMove: 0 };

describe("swim", () => {
  it("moves those that are due, and lets the others wait a step less", () => {
    expect(swim([swimmer, { ...swimmer, toMove: 2 }], 5)).toEqual([
      { ...swimmer, column: 9, toMove: 5 },
      { ...swimmer, toMove: 1 },
    ]);
  });

  it("forgets those that leave the board at either side", () => {
    expect(swim([{ ...swimmer, column: 9 }, { ...swimmer, column: 0, right: -1 }], 5)).toEqual([]); // prettier-ignore
  });
});

describe("fly", () => {
  it("moves all at once, and forgets those that leave the board", () => {
    const mover = { row: 1, column: 1, right: -1 };
    expect(fly([mover, { ...mover, column: 0 }])).toEqual([{ ...mover, column: 0 }]);
  });
});

describe("drawSwimmer", () => {
  it("begins at either side, in each of the rows 1 to 8, inwards", () => {
    const drawn = Array.from({ length: 300 }, (_, seed) => drawSwimmer(new Rng(seed), 5));
    expect(new Set(drawn.map(({ row }) => row)).size).toBe(8);
    expect(new Set(drawn.map(({ column, right }) => `${column} ${right}`))).toEqual(new Set(["0 1", "9 -1"]));
    expect(drawn.every(({ row, toMove }) => row >= 1 && row <= 8 && toMove === 5)).toBe(true);
  });
});
