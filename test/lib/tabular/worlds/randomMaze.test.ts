import { totalVariation } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import { misreadMaze, randomMaze } from "lib/tabular/worlds/randomMaze";

const size = { S: 20, A: 3, gamma: 0.9 };

describe("randomMaze", () => {
  it("leads each action to one state for sure", () => {
    const maze = randomMaze(new Rng(1), size);
    expect(maze.P.flat().every((row) => row.filter((p) => p === 1).length === 1)).toBe(true);
  });

  it("is the same world for the same seed", () => {
    expect(randomMaze(new Rng(2), size)).toEqual(randomMaze(new Rng(2), size));
  });
});

describe("misreadMaze", () => {
  const maze = randomMaze(new Rng(3), size);
  const wrongRows = (share: number, draws: number) => {
    const rng = new Rng(4);
    let wrong = 0;
    for (let i = 0; i < draws; i++) {
      const model = misreadMaze(rng, maze, share);
      model.P.forEach((rows, s) => rows.forEach((row, a) => (wrong += totalVariation(row, maze.P[s][a]))));
    }
    return wrong / (draws * size.S * size.A);
  };

  it("gets the share wrong, less the draws that hit the right state", () => {
    expect(wrongRows(0, 2)).toBe(0);
    expect(wrongRows(0.5, 200)).toBeCloseTo(0.5 * (19 / 20), 1);
  });

  it("keeps rewards, discount and start", () => {
    const model = misreadMaze(new Rng(5), maze, 1);
    expect([model.R, model.gamma, model.mu]).toEqual([maze.R, maze.gamma, maze.mu]);
  });

  it("refuses a share that is no probability", () => {
    expect(() => misreadMaze(new Rng(6), maze, -0.1)).toThrow(
      "misreadMaze: share must be in [0, 1], got -0.1",
    );
  });
});
