import { levenbergMarquardt, type SquaresAt } from "lib/modelLearning/levenbergMarquardt";

/** F and its derivatives from residuals and their Jacobian. */
function squares(r: number[], J: number[][]): SquaresAt {
  const size = J[0].length;
  const half = new Float64Array(size);
  const normal = new Float64Array(size * size);
  r.forEach((residual, i) => {
    for (let p = 0; p < size; p++) {
      half[p] += residual * J[i][p];
      for (let q = 0; q < size; q++) normal[p * size + q] += J[i][p] * J[i][q];
    }
  });
  return { value: r.reduce((sum, x) => sum + x * x, 0), half, normal };
}

/** Rosenbrock's valley, (10 (y − x²))² + (1 − x)²: its minimum is (1, 1). */
const valley = ([x, y]: Float64Array) => squares([10 * (y - x * x), 1 - x], [[-20 * x, 10], [-1, 0]]); // prettier-ignore

describe("levenbergMarquardt", () => {
  it("follows Rosenbrock's valley to its end", () => {
    const w = levenbergMarquardt(valley, (at) => valley(at).value, [-1.2, 1], { tolerance: 0 });
    w.forEach((entry) => expect(entry).toBeCloseTo(1, 10));
  });

  it("solves linear least squares: y = 1 + 2 t from three points", () => {
    const line = ([a, b]: Float64Array) =>
      squares([0, 1, 2].map((t) => a + b * t - 1 - 2 * t), [0, 1, 2].map((t) => [1, t])); // prettier-ignore
    const w = levenbergMarquardt(line, (at) => line(at).value, [0, 0]);
    [1, 2].forEach((entry, p) => expect(w[p]).toBeCloseTo(entry, 6));
  });

  it("never ends higher than it began, and changes nothing where it began", () => {
    const start = [-1.2, 1];
    let before = Infinity;
    for (const steps of [1, 2, 4, 8, 16]) {
      const { value } = valley(levenbergMarquardt(valley, (at) => valley(at).value, start, { steps }));
      expect(value).toBeLessThanOrEqual(before);
      before = value;
    }
    expect(start).toEqual([-1.2, 1]);
  });

  it("stays where no step helps", () => {
    const flat = () => squares([1], [[0, 0]]);
    expect([...levenbergMarquardt(flat, () => 1, [3, 4])]).toEqual([3, 4]);
  });
});
