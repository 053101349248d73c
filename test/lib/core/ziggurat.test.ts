import { Rng } from "lib/core/rng";
import { portableExp, portableLog, ziggurat } from "lib/core/ziggurat";

const { abs, ceil, exp, max, min, sqrt } = Math; // a global is a slow look-up inside jest
const seeds = ["ziggurat", 2, 3, 4, 5];
const perSeed = 1_000_000;
const drawn = (seed: string | number, n = perSeed) => new Rng(seed).fillNormal(new Float32Array(n));

/** P(Z > x): Simpson's rule on the density from x to x + 10. */
function tail(x: number): number {
  const [n, h] = [1000, 10 / 1000];
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * exp(-((x + i * h) ** 2) / 2);
  }
  return (sum * h) / 3 / sqrt(2 * Math.PI);
}

/** P(Z ≤ −5), P(Z ≤ −4.99), …, P(Z ≤ 5). */
const cumulative = Float64Array.from({ length: 1001 }, (_, i) => tail((500 - i) / 100));

/** How many are in each of 1002 cells: up to −5, 1000 steps of 0.01 up to 5, above 5. */
function histogram(x: Float32Array): Float64Array {
  const counts = new Float64Array(1002);
  for (let i = 0; i < x.length; i++) counts[min(1001, max(0, ceil(x[i] * 100 + 500)))]++;
  return counts;
}

/** Pearson's statistic over 74 bins of width 0.1 between ±3.7 and the two tails beyond: 75 degrees of freedom. */
function chiSquare(x: Float32Array): number {
  const [observed, expected] = [new Float64Array(76), new Float64Array(76)];
  histogram(x).forEach((count, i) => {
    const bin = min(75, max(0, ceil((i - 130) / 10)));
    observed[bin] += count;
    expected[bin] += x.length * ((cumulative[i] ?? 1) - (cumulative[i - 1] ?? 0));
  });
  return observed.reduce((sum, count, bin) => sum + (count - expected[bin]) ** 2 / expected[bin], 0);
}

/** The largest distance between the empirical and the true distribution on a grid of 0.01, times √n
 *  (Kolmogorov–Smirnov). */
function kolmogorov(x: Float32Array): number {
  const counts = histogram(x);
  let [below, worst] = [0, 0];
  for (let i = 0; i <= 1000; i++) {
    below += counts[i];
    worst = max(worst, abs(below / x.length - cumulative[i]));
  }
  return worst * sqrt(x.length);
}

/** How many are above, and how many below the negative. */
function beyond(x: Float32Array, sigma: number): [number, number] {
  let [above, below] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    if (x[i] > sigma) above++;
    else if (x[i] < -sigma) below++;
  }
  return [above, below];
}

/** With 75 degrees of freedom: exceeded once in 10⁵. */
const chiSquareLimit = 136;

describe("fillNormals", () => {
  it("covers the density with 256 layers of one area that close at height 1", () => {
    const { edge, height } = ziggurat;
    const area = edge[1] * height[1] + sqrt(2 * Math.PI) * tail(edge[1]);
    for (let i = 0; i < 256; i++) {
      expect(height[i]).toBeCloseTo(i === 0 ? 0 : Math.exp(-(edge[i] ** 2) / 2), 14);
      if (i > 0) expect(edge[i] * (height[i + 1] - height[i])).toBeCloseTo(edge[0] * height[1], 14);
    }
    expect(edge[0] * height[1]).toBeCloseTo(area, 10);
    expect(edge[256]).toBe(0);
  });

  it("has the moments of the standard normal to fourth order", () => {
    for (const seed of seeds) {
      const sums = [0, 0, 0, 0];
      for (const x of drawn(seed)) {
        sums[0] += x;
        sums[1] += x * x;
        sums[2] += x * x * x;
        sums[3] += x * x * x * x;
      }
      const deviation = (k: number, moment: number, variance: number) =>
        abs(sums[k - 1] / perSeed - moment) / sqrt(variance / perSeed);
      expect(deviation(1, 0, 1)).toBeLessThan(4.5);
      expect(deviation(2, 1, 2)).toBeLessThan(4.5);
      expect(deviation(3, 0, 15)).toBeLessThan(4.5);
      expect(deviation(4, 3, 96)).toBeLessThan(4.5);
    }
  });

  it("has the distribution of the standard normal", () => {
    for (const seed of seeds) {
      const x = drawn(seed);
      expect(chiSquare(x)).toBeLessThan(chiSquareLimit);
      expect(kolmogorov(x)).toBeLessThan(2.5); // exceeded with probability 2·exp(−2·2.5²) = 7e-6
    }
  });

  it("would be found out with a wrong tail or a wrong layer", () => {
    const x = drawn("ziggurat");
    const cut = x.map((value) => (abs(value) > ziggurat.edge[1] ? value / 2 : value));
    expect(chiSquare(cut)).toBeGreaterThan(chiSquareLimit);
    const stretched = x.map((value) =>
      abs(value) > ziggurat.edge[1] ? value + Math.sign(value) * (abs(value) - 3.65) : value,
    );
    expect(abs(beyond(stretched, 4)[0] / perSeed / tail(4) - 1)).toBeGreaterThan(0.5);
    const shrunk = x.map((value) => (abs(value) < 0.2 ? value * 0.97 : value));
    expect(chiSquare(shrunk)).toBeGreaterThan(chiSquareLimit);
  });

  it("has the tails beyond 3.5, 4 and 4.5 sigma, and both of them", () => {
    const n = 10_000_000;
    const x = drawn("tails", n);
    for (const [sigma, probability] of [
      [3.5, 4.6525815807105e-4],
      [4, 6.334248366624e-5],
      [4.5, 6.79534624946e-6],
    ]) {
      const [above, below] = beyond(x, sigma);
      const expected = n * probability;
      expect(abs(above + below - expected)).toBeLessThan(4.5 * sqrt(expected));
      expect(abs(above - below)).toBeLessThan(4.5 * sqrt(expected));
    }
  });

  it("has no correlation between neighbours, nor of their sizes", () => {
    const x = drawn("neighbours");
    for (const lag of [1, 2, 3, 4]) {
      let [products, squares] = [0, 0];
      for (let i = lag; i < perSeed; i++) {
        products += x[i] * x[i - lag];
        squares += (x[i] ** 2 - 1) * (x[i - lag] ** 2 - 1);
      }
      expect(abs(products) / sqrt(perSeed)).toBeLessThan(4.5);
      expect(abs(squares) / 2 / sqrt(perSeed)).toBeLessThan(4.5);
    }
  });
});

describe("portableExp and portableLog", () => {
  it("agree with Math.exp and Math.log to the last digits", () => {
    for (let i = 1; i <= 4000; i++) {
      expect(abs(portableExp(-i / 500) / Math.exp(-i / 500) - 1)).toBeLessThan(6e-15);
      expect(abs(portableLog(i / 4000) - Math.log(i / 4000))).toBeLessThan(1e-15);
    }
    for (const x of [2 ** -33, 3e-8, 0.01]) expect(abs(portableLog(x) / Math.log(x) - 1)).toBeLessThan(1e-15);
    expect(portableExp(0)).toBe(1);
    expect(portableLog(1)).toBeCloseTo(0, 15);
  });
});
