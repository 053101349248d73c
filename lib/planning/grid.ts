import { assertShape } from "../core/shape";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a step. */
const { floor, max, min } = Math;
const { isFinite } = Number;

/** A regular grid over a box of d ≤ 3 dimensions; cells are numbered with the last dimension fastest. */
export interface Grid {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Points along each dimension, both ends included, [d]. */
  readonly counts: readonly number[];
  /** Number of points. */
  readonly size: number;
  /** 2ᵈ, the number of points around a cell. */
  readonly corners: number;
}

/** A grid, checked.
 *  @param low Least corner of the box, [d]. @param high Largest corner, [d]. @param counts Points per dimension, [d], each ≥ 2.
 *  @throws RangeError if the box is empty, d is not 1, 2 or 3, or a count is none. */
export function createGrid({ low, high, counts }: Pick<Grid, "low" | "high" | "counts">): Grid {
  const d = counts.length;
  if (d < 1 || d > 3) throw new RangeError(`createGrid: counts must hold 1 to 3 dimensions, got ${d}`);
  assertShape("createGrid: low", low, [d]);
  assertShape("createGrid: high", high, [d]);
  counts.forEach((count, i) => {
    if (!Number.isInteger(count) || count < 2) {
      throw new RangeError(`createGrid: counts[${i}] must be an integer of at least 2, got ${count}`);
    }
    if (!(isFinite(low[i]) && isFinite(high[i]) && low[i] < high[i])) {
      throw new RangeError(
        `createGrid: low[${i}] must be finite and below high[${i}], got ${low[i]} and ${high[i]}`,
      );
    }
  });
  const size = counts.reduce((product, count) => product * count, 1);
  return { low: [...low], high: [...high], counts: [...counts], size, corners: 2 ** d };
}

/** The coordinates [d] of a grid point. */
export function gridPoint({ low, high, counts }: Grid, index: number): number[] {
  const x = new Array<number>(counts.length);
  for (let i = counts.length - 1; i >= 0; i--) {
    const along = index % counts[i];
    x[i] = low[i] + ((high[i] - low[i]) * along) / (counts[i] - 1);
    index = (index - along) / counts[i];
  }
  return x;
}

/** Writes the grid points around x and their weights for multilinear interpolation, `corners` of each, from an offset on.
 *  The weights are at least 0 and sum to 1; a point outside of the box counts as the nearest one on it.
 *  @throws RangeError if x has not d finite coordinates. */
export function interpolationWeights(
  grid: Grid,
  x: readonly number[],
  points: Int32Array,
  weights: Float64Array,
  offset = 0,
): void {
  const { low, high, counts } = grid;
  if (x.length !== counts.length) {
    throw new RangeError(`interpolationWeights: x must have length ${counts.length}, got ${x.length}`);
  }
  let filled = 1;
  [points[offset], weights[offset]] = [0, 1];
  for (let i = 0; i < counts.length; i++) {
    if (!isFinite(x[i])) {
      throw new RangeError(`interpolationWeights: x[${i}] must be finite, got ${x[i]}`);
    }
    const scaled = ((x[i] - low[i]) / (high[i] - low[i])) * (counts[i] - 1);
    const position = min(counts[i] - 1, max(0, scaled));
    const cell = min(counts[i] - 2, floor(position));
    for (let corner = offset; corner < offset + filled; corner++) {
      points[corner] = points[corner] * counts[i] + cell;
      points[corner + filled] = points[corner] + 1;
      weights[corner + filled] = weights[corner] * (position - cell);
      weights[corner] *= 1 - (position - cell);
    }
    filled *= 2;
  }
}

/** A function of x that interpolates the values [size] at the grid points; exact for affine functions on the box. */
export function interpolator(grid: Grid, values: Float64Array): (x: readonly number[]) => number {
  assertShape("interpolator: values", values, [grid.size]);
  const points = new Int32Array(grid.corners);
  const weights = new Float64Array(grid.corners);
  return (x) => {
    interpolationWeights(grid, x, points, weights);
    let total = 0;
    for (let corner = 0; corner < grid.corners; corner++) total += weights[corner] * values[points[corner]];
    return total;
  };
}
