import type { Canvas } from "lib/envs/canvas";
import { drawGrid } from "lib/envs/grids/drawGrid";
import { createGridMap } from "lib/envs/grids/gridMap";

const map = createGridMap(["#~b.", "Sdo*", "x..G"]);

/** The pixels of one cell. */
function cell({ pixels, width }: Canvas, row: number, column: number, size: number): number[] {
  return Array.from({ length: size }, (_, y) => ((row * size + y) * width + column * size) * 3).flatMap(
    (at) => Array.from(pixels.subarray(at, at + size * 3)),
  );
}

/** The mean brightness of a cell, as it is in grey. */
const brightness = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe("drawGrid", () => {
  it("draws each mark differently from floor and from each other mark", () => {
    const canvas = drawGrid(map, { cellSize: 12 });
    expect([canvas.width, canvas.height]).toEqual([48, 36]);
    const cells = [..."#~b.Sdo*x..G"].flatMap((mark, i) =>
      mark === "." && i !== 3 ? [] : [cell(canvas, Math.floor(i / 4), i % 4, 12).join()],
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it("keeps walls, water and floor apart in grey", () => {
    const canvas = drawGrid(map);
    const [wall, water, floor] = [
      [0, 0],
      [0, 1],
      [0, 3],
    ].map(([row, column]) => brightness(cell(canvas, row, column, 24)));
    expect(water - wall).toBeGreaterThan(30);
    expect(floor - water).toBeGreaterThan(80);
  });

  it("puts the robot at the end of the real path and dots on the promised one", () => {
    const bare = drawGrid(map);
    const drawn = drawGrid(map, { real: [4, 8, 9], promised: [10] });
    const changed = (row: number, column: number) =>
      cell(bare, row, column, 24).filter((value, i) => value !== cell(drawn, row, column, 24)[i]).length;
    expect(changed(2, 1)).toBeGreaterThan(400);
    expect(changed(2, 2)).toBeGreaterThan(0);
    expect(changed(0, 3)).toBe(0);
  });
});
