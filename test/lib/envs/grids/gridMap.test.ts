import {
  createGridMap,
  gridCost,
  gridMark,
  gridNeighbour,
  gridPosition,
  mirrorGridMap,
  redrawGridMap,
} from "lib/envs/grids/gridMap";
import { createTableWorld, gridTable } from "lib/envs/grids/gridTable";
import { Rng } from "lib/core/rng";

const map = createGridMap(["S.#", "~.G"]); // cells 0 1 2 / 3 4 5

describe("createGridMap", () => {
  it("knows start and goal by their cells, row by row", () => {
    expect([map.start, map.goal, map.height, map.width]).toEqual([0, 5, 2, 3]);
  });

  it("refuses rows of different lengths, and more or less than one start and goal", () => {
    expect(() => createGridMap([])).toThrow("createGridMap: rows must be of the same length, at least 1");
    expect(() => createGridMap(["SG", "."])).toThrow("createGridMap: rows must be of the same length");
    expect(() => createGridMap(["SSG"])).toThrow('createGridMap: rows must hold one "S", got 2');
    expect(() => createGridMap(["S."])).toThrow('createGridMap: rows must hold one "G", got 0');
  });
});

describe("gridNeighbour", () => {
  it("moves up, down, left and right, and stays at walls and edges", () => {
    expect([0, 1, 2, 3].map((action) => gridNeighbour(map, 1, action))).toEqual([1, 4, 0, 1]);
    expect([0, 1, 2, 3].map((action) => gridNeighbour(map, 4, action))).toEqual([1, 4, 3, 5]);
  });

  it("leaves no pit, no wall and no goal", () => {
    for (const cell of [2, 3, 5])
      expect([0, 1, 2, 3].map((action) => gridNeighbour(map, cell, action))).toEqual([
        cell,
        cell,
        cell,
        cell,
      ]);
  });
});

describe("gridCost", () => {
  it("is 1 on the floor, 2 in a pit, 0 at the goal", () => {
    expect([0, 1, 3, 5].map((cell) => gridCost(map, cell))).toEqual([1, 1, 2, 0]);
  });
});

describe("gridPosition", () => {
  it("counts rows from the top and columns from the left", () => {
    expect(gridPosition(map, 5)).toEqual({ row: 1, column: 2 });
    expect([0, 2, 3].map((cell) => gridMark(map, cell))).toEqual(["S", "#", "~"]);
  });
});

describe("mirrorGridMap and redrawGridMap", () => {
  it("give new maps and leave the old one", () => {
    expect(mirrorGridMap(map)).toEqual(createGridMap(["#.S", "G.~"]));
    expect(redrawGridMap(map, { "#": ".", "~": "#" })).toEqual(createGridMap(["S..", "#.G"]));
    expect(map.rows).toEqual(["S.#", "~.G"]);
  });
});

describe("createTableWorld", () => {
  const rng = new Rng(1);
  const world = createTableWorld(map, gridTable(map));

  it("moves as its table says, with the costs of the map, and ends at the goal", () => {
    expect(world.reset(rng)).toBe(0);
    expect(world.step(0, 1, rng)).toEqual({ next: 3, cost: 1, terminated: false });
    expect(world.step(3, 0, rng)).toEqual({ next: 3, cost: 2, terminated: false });
    expect(world.step(4, 3, rng)).toEqual({ next: 5, cost: 1, terminated: true });
  });

  it("believes a table that differs from the map", () => {
    const table = gridTable(map);
    table[0][3] = 5;
    expect(createTableWorld(map, table).step(0, 3, rng)).toEqual({ next: 5, cost: 1, terminated: true });
  });

  it("draws nothing", () => {
    const before = rng.toJSON();
    world.step(world.reset(rng), 0, rng);
    expect(rng.toJSON()).toEqual(before);
  });
});
