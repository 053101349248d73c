import fc from "fast-check";
import { Rng } from "lib/core/rng";
import { createGrid, gridPoint, interpolationWeights, interpolator } from "lib/planning/grid";

const box = { low: [-1, 0, 2], high: [1, 3, 4], counts: [5, 4, 3] };

describe("gridPoint", () => {
  it("numbers the points with the last dimension fastest, from corner to corner", () => {
    const grid = createGrid({ low: [0, 10], high: [1, 30], counts: [2, 3] });
    const points = Array.from({ length: grid.size }, (_, i) => gridPoint(grid, i));
    expect(points).toEqual([[0, 10], [0, 20], [0, 30], [1, 10], [1, 20], [1, 30]]); // prettier-ignore
  });
});

describe("interpolator", () => {
  it("is exact for affine functions in one, two and three dimensions", () => {
    for (const d of [1, 2, 3]) {
      const grid = createGrid({
        low: box.low.slice(0, d),
        high: box.high.slice(0, d),
        counts: box.counts.slice(0, d),
      });
      const affine = (x: readonly number[]) => x.reduce((total, value, i) => total + (i - 1.5) * value, 7);
      const values = Float64Array.from({ length: grid.size }, (_, i) => affine(gridPoint(grid, i)));
      const interpolate = interpolator(grid, values);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const rng = new Rng(seed);
          const x = grid.low.map((low, i) => low + rng.uniform() * (grid.high[i] - low));
          expect(interpolate(x)).toBeCloseTo(affine(x), 12);
        }),
      );
    }
  });

  it("interpolates x y between four corners by hand: 1/4 · 1/2", () => {
    const interpolate = interpolator(
      createGrid({ low: [0, 0], high: [1, 1], counts: [2, 2] }),
      Float64Array.of(0, 0, 0, 1),
    );
    expect(interpolate([0.25, 0.5])).toBeCloseTo(1 / 8, 15);
  });

  it("takes the nearest point on the box for a point outside", () => {
    const interpolate = interpolator(
      createGrid({ low: [0], high: [2], counts: [3] }),
      Float64Array.of(5, 6, 9),
    );
    expect([interpolate([-3]), interpolate([0]), interpolate([2]), interpolate([1e9])]).toEqual([5, 5, 9, 9]);
  });
});

describe("interpolationWeights", () => {
  it("gives weights of at least 0 that sum to 1, at points that exist", () => {
    const grid = createGrid(box);
    const points = new Int32Array(grid.corners);
    const weights = new Float64Array(grid.corners);
    const rng = new Rng("weights");
    for (let i = 0; i < 200; i++) {
      interpolationWeights(grid, [rng.normal(0, 2), rng.normal(1, 3), rng.normal(3, 2)], points, weights);
      expect(weights.reduce((total, w) => total + w, 0)).toBeCloseTo(1, 14);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      expect(points.every((point) => point >= 0 && point < grid.size)).toBe(true);
      expect(new Set(points).size).toBe(8);
    }
  });

  it("refuses coordinates that are not finite or of another number", () => {
    const grid = createGrid(box);
    const write = (x: number[]) => interpolationWeights(grid, x, new Int32Array(8), new Float64Array(8));
    expect(() => write([0, NaN, 0])).toThrow("interpolationWeights: x[1] must be finite, got NaN");
    expect(() => write([0, 0])).toThrow("x must have length 3, got 2");
  });
});

describe("createGrid", () => {
  it("refuses empty boxes, single points and more than three dimensions", () => {
    expect(() => createGrid({ ...box, low: [1, 0, 2] })).toThrow(
      "low[0] must be finite and below high[0], got 1",
    );
    expect(() => createGrid({ ...box, counts: [5, 1, 3] })).toThrow(
      "counts[1] must be an integer of at least 2",
    );
    expect(() => createGrid({ ...box, low: [0] })).toThrow("createGrid: low must have shape [3], got [1]");
    expect(() => createGrid({ low: [], high: [], counts: [] })).toThrow("must hold 1 to 3 dimensions, got 0");
    expect(() => createGrid({ ...box, counts: [2, 2, 2, 2] })).toThrow("got 4");
  });
});
