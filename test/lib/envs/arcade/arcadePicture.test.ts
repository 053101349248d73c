import { type ArcadeName, arcadeGames } from "lib/envs/arcade/arcade";
import type { ArcadeGame } from "lib/envs/arcade/arcadeGame";
import { arcadePixels, drawArcade, greyOf } from "lib/envs/arcade/arcadePicture";
import { sprite } from "lib/envs/arcade/sprite";

const corner = sprite(
  [200, 100, 50],
  "#####... #....... #....... #....... #....... #....... #....... #.......",
);

/** One thing at a cell, seen from one side or from the other. */
const one = (cell: number, mirrored = false): ArcadeGame<null> => ({
  ...{ actions: ["none"], horizon: 1, looks: { corner } },
  world: { reset: () => null, step: () => ({ next: null, cost: 0, terminated: false }) },
  show: (_, put) => put(cell, corner, mirrored),
});

describe("arcadePixels", () => {
  it.each([
    [16, 3, 1],
    [32, 1, 3],
    [64, 2, 6],
  ])("of %p pixels has a frame of %p and cells of %p", (pixels, margin, cell) => {
    const bytes = arcadePixels(one(23), pixels, 1)(null);
    const filled: number[] = [];
    bytes.forEach((value, i) => value === greyOf(corner.color) && filled.push(i));
    expect(filled).toHaveLength(cell ** 2);
    expect(filled[0]).toBe((margin + 2 * cell) * pixels + margin + 3 * cell);
    expect([bytes[0], bytes[margin * pixels + margin - 1], bytes[margin * pixels + margin]]).toEqual([
      110, 110, 0,
    ]);
  });

  it("shows the colour in three channels", () => {
    const bytes = arcadePixels(one(0), 16, 3)(null);
    expect(bytes).toHaveLength(16 * 16 * 3);
    expect([...bytes.subarray(3 * (3 * 16 + 3)).subarray(0, 6)]).toEqual([200, 100, 50, 0, 0, 0]);
  });

  it.each(Object.keys(arcadeGames) as ArcadeName[])("tells all things of %s apart, also in grey", (name) => {
    const looks = Object.values(arcadeGames[name]().looks);
    const greys = [0, ...looks.map(({ color }) => greyOf(color))].sort((a, b) => a - b);
    const gaps = greys.slice(1).map((grey, i) => grey - greys[i]);
    expect(gaps.length).toBeGreaterThan(3);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
  });

  it("refuses a picture in which a cell has no pixel", () => {
    expect(() => arcadePixels(one(0), 9, 1)).toThrow(
      "arcadePixels: pixels must be an integer of at least 10, got 9",
    );
  });
});

describe("drawArcade", () => {
  it("draws a thing's marks, to the right or mirrored", () => {
    const lit = (mirrored: boolean) => {
      const { pixels } = drawArcade(one(0, mirrored), null, 80);
      return Array.from({ length: 8 }, (_, x) => pixels[3 * x] === 200);
    };
    expect(lit(false)).toEqual([true, true, true, true, true, false, false, false]);
    expect(lit(true)).toEqual([false, false, false, true, true, true, true, true]);
  });

  it("refuses a picture in which a mark has no pixel", () => {
    expect(() => drawArcade(one(0), null, 79)).toThrow(
      "drawArcade: size must be an integer of at least 80, got 79",
    );
  });
});
