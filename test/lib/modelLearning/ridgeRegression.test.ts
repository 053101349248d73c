import { Rng } from "lib/core/rng";
import {
  addPair,
  createSums,
  meanSquaredError,
  rememberSums,
  ridgeRegression,
} from "lib/modelLearning/ridgeRegression";

type Pair = { phi: number[]; y: number[] };

const sumsOf = (pairs: Pair[]) => {
  const sums = createSums(pairs[0].phi.length, pairs[0].y.length);
  for (const { phi, y } of pairs) addPair(sums, phi, y);
  return sums;
};

/** y = W φ + noise. */
function randomPairs(rng: Rng, W: number[][], n: number, noise: number): Pair[] {
  return Array.from({ length: n }, () => {
    const phi = W[0].map(() => rng.normal());
    const y = W.map((row) => row.reduce((sum, w, j) => sum + w * phi[j], rng.normal(0, noise)));
    return { phi, y };
  });
}

const W = [
  [1, -2, 3],
  [0.5, 0, -1],
];
const zero = W.map((row) => row.map(() => 0));

/** Σ_b weight_b mean ‖y − W φ‖² + λ ‖W − W₀‖², straight from its definition. */
function objective(
  batches: { weight: number; pairs: Pair[] }[],
  lambda: number,
  prior: number[][],
  V: number[][],
) {
  const squares = (row: number[]) => row.reduce((sum, x) => sum + x * x, 0);
  const error = ({ phi, y }: Pair) =>
    squares(y.map((yt, t) => yt - V[t].reduce((s, w, j) => s + w * phi[j], 0)));
  const data = batches.map(
    ({ weight, pairs }) => (weight * pairs.reduce((s, p) => s + error(p), 0)) / pairs.length,
  );
  return (
    data.reduce((s, x) => s + x, 0) +
    lambda * squares(V.flatMap((row, t) => row.map((v, j) => v - prior[t][j])))
  );
}

describe("ridgeRegression", () => {
  it("matches cases by hand: one pair φ = 2, y = 6, λ = 4", () => {
    const sums = sumsOf([{ phi: [2], y: [6] }]);
    expect(ridgeRegression([{ weight: 1, sums }], 4, [[0]])).toEqual([[1.5]]); // 12 / 8
    expect(ridgeRegression([{ weight: 1, sums }], 4, [[1]])).toEqual([[2]]); // (12 + 4) / 8
  });

  it("weighs a batch by its weight, however long it is", () => {
    const [one, many] = [sumsOf([{ phi: [1], y: [0] }]), sumsOf(new Array(9).fill({ phi: [1], y: [1] }))];
    const batches = [{ weight: 0.5, sums: one }, { weight: 0.5, sums: many }]; // prettier-ignore
    expect(ridgeRegression(batches, 0, [[7]])[0][0]).toBeCloseTo(0.5, 14);
  });

  it("recovers the weights from data without noise", () => {
    const sums = sumsOf(randomPairs(new Rng(1), W, 10, 0));
    ridgeRegression([{ weight: 1, sums }], 0, zero).forEach((row, t) =>
      row.forEach((w, j) => expect(w).toBeCloseTo(W[t][j], 12)),
    );
  });

  it("is the minimum: no step away from it is better", () => {
    const rng = new Rng(2);
    const parts = [0.3, 0.7].map((weight, b) => ({ weight, pairs: randomPairs(rng, W, 4 + b, 1) }));
    const prior = [[1, 1, 1], [2, 2, 2]]; // prettier-ignore
    const fitted = ridgeRegression(parts.map(({ weight, pairs }) => ({ weight, sums: sumsOf(pairs) })), 0.1, prior); // prettier-ignore
    const least = objective(parts, 0.1, prior, fitted);
    for (let trial = 0; trial < 50; trial++) {
      const moved = fitted.map((row) => row.map((w) => w + rng.normal(0, 1e-3)));
      expect(objective(parts, 0.1, prior, moved)).toBeGreaterThan(least);
    }
  });

  it("keeps the prior where data say nothing, and gives it back for no data", () => {
    const sums = sumsOf([{ phi: [1, 0], y: [3] }]);
    const fitted = ridgeRegression([{ weight: 1, sums }], 1e-6, [[5, 7]]);
    expect(fitted[0][0]).toBeCloseTo(3, 5);
    expect(fitted[0][1]).toBe(7);
    expect(ridgeRegression([{ weight: 1, sums: createSums(2, 1) }], 0, [[5, 7]])).toEqual([[5, 7]]);
  });

  it("refuses what it cannot solve", () => {
    const sums = sumsOf([{ phi: [1, 0], y: [3] }]);
    expect(() => ridgeRegression([{ weight: 1, sums }], 0, [[5, 7]])).toThrow(RangeError);
    expect(() => ridgeRegression([{ weight: 1, sums }], -1, [[5, 7]])).toThrow(/lambda/);
    expect(() => ridgeRegression([{ weight: 1, sums }], 1, [[5]])).toThrow(/prior/);
  });
});

describe("meanSquaredError", () => {
  it("is the mean of ‖y − W φ‖², as its definition says", () => {
    const pairs = randomPairs(new Rng(3), W, 20, 0.1);
    const direct = objective([{ weight: 1, pairs }], 0, zero, W);
    expect(meanSquaredError(sumsOf(pairs), W)).toBeCloseTo(direct, 12);
    expect(meanSquaredError(createSums(3, 2), W)).toBe(0);
  });
});

describe("rememberSums", () => {
  it("reads each datum once, however often the array grows", () => {
    let reads = 0;
    const sums = rememberSums<Pair>(3, 2, ({ phi, y }, intoPhi, intoY) => {
      reads++;
      intoPhi.set(phi);
      intoY.set(y);
    });
    const pairs = randomPairs(new Rng(4), W, 30, 1);
    const growing: Pair[] = [];
    for (const pair of pairs) {
      growing.push(pair);
      sums(growing);
    }
    expect(reads).toBe(30);
    expect(sums(growing)).toEqual(sumsOf(pairs));
    sums([...growing]);
    expect(reads).toBe(60);
    growing.length = 7; // against the rules, but no reason for sums of what is gone
    expect(sums(growing)).toEqual(sumsOf(pairs.slice(0, 7)));
  });
});
