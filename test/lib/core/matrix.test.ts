import { Matrix as Theirs, SingularValueDecomposition } from "ml-matrix";
import {
  add,
  cholesky,
  conditionNumber,
  identity,
  isSymmetric,
  maxAbs,
  multiply,
  multiplyVector,
  scale,
  singularValues,
  solveCholesky,
  subtract,
  transpose,
} from "lib/core/matrix";
import { Rng } from "lib/core/rng";

const X = [[1, 2, 3], [4, 5, 6]]; // prettier-ignore
const randomMatrix = (rng: Rng, rows: number, columns = rows) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));

describe("multiply", () => {
  it("multiplies matrices by hand: [1 2 3; 4 5 6] times its transpose", () => {
    expect(multiply(X, transpose(X))).toEqual([[14, 32], [32, 77]]); // prettier-ignore
    expect(multiply(X, identity(3))).toEqual(X);
  });

  it("refuses inner sizes that differ", () => {
    expect(() => multiply(X, X)).toThrow("X must have as many columns as Y has rows, got 3 and 2");
  });
});

describe("multiplyVector", () => {
  it("multiplies by hand and refuses another length", () => {
    expect(multiplyVector(X, [1, 0, -1])).toEqual([-2, -2]);
    expect(() => multiplyVector(X, [1, 2])).toThrow("multiplyVector: x must have length 3, got 2");
  });
});

describe("add, subtract and scale", () => {
  it("work entry by entry and change nothing in place", () => {
    expect(add(X, X)).toEqual(scale(2, X));
    expect(subtract(scale(3, X), X)).toEqual([[2, 4, 6], [8, 10, 12]]); // prettier-ignore
    expect(X[0]).toEqual([1, 2, 3]);
  });

  it("refuse shapes that differ", () => {
    expect(() => add(X, transpose(X))).toThrow("X and Y must have the same shape, got [2, 3] and [3, 2]");
    expect(() => subtract(X, [[1]])).toThrow(RangeError);
  });
});

describe("maxAbs", () => {
  it("is the largest absolute entry, and NaN where there is one", () => {
    expect(maxAbs([[1, -7], [3, 2]])).toBe(7); // prettier-ignore
    expect(maxAbs([[1, NaN], [3, 2]])).toBeNaN(); // prettier-ignore
  });
});

describe("isSymmetric", () => {
  it("accepts what differs by rounding only", () => {
    expect(isSymmetric([[1, 2], [2 + 1e-12, 3]])).toBe(true); // prettier-ignore
    expect(isSymmetric([[1, 2], [2.001, 3]])).toBe(false); // prettier-ignore
    expect(isSymmetric(X)).toBe(false);
  });
});

describe("cholesky", () => {
  it("factorises by hand: [4 2; 2 10]", () => {
    expect(cholesky([[4, 2], [2, 10]])).toEqual([[2, 0], [1, 3]]); // prettier-ignore
  });

  it("is undefined for what is singular or has a negative eigenvalue", () => {
    expect(cholesky([[1, 2], [2, 4]])).toBeUndefined(); // prettier-ignore
    expect(cholesky([[1, 2], [2, 1]])).toBeUndefined(); // prettier-ignore
    expect(cholesky([[0]])).toBeUndefined();
    expect(cholesky([[NaN]])).toBeUndefined();
  });

  it("solves random positive definite systems", () => {
    for (let seed = 0; seed < 20; seed++) {
      const rng = new Rng(seed);
      const root = randomMatrix(rng, 1 + (seed % 8));
      const A = add(multiply(root, transpose(root)), identity(root.length));
      const x = root.map(() => rng.normal());
      const solution = solveCholesky(cholesky(A)!, multiplyVector(A, x));
      solution.forEach((value, i) => expect(value).toBeCloseTo(x[i], 10));
    }
    expect(() => solveCholesky([[1]], [1, 2])).toThrow("b must have length 1, got 2");
  });
});

describe("singularValues", () => {
  it("agrees with ml-matrix for tall and for wide matrices", () => {
    for (let seed = 0; seed < 20; seed++) {
      const A = randomMatrix(new Rng(seed), 1 + (seed % 7), 1 + (seed % 5));
      const theirs = new SingularValueDecomposition(new Theirs(A), { autoTranspose: true }).diagonal;
      const ours = singularValues(A);
      expect(ours.length).toBe(theirs.length);
      ours.forEach((sigma, i) => expect(sigma).toBeCloseTo(theirs[i], 12));
    }
  });
});

describe("conditionNumber", () => {
  it("is 1 for a rotation, 1e8 for diag(1e4, 1e-4) and infinite for a matrix of lower rank", () => {
    expect(conditionNumber([[0.6, -0.8], [0.8, 0.6]])).toBeCloseTo(1, 14); // prettier-ignore
    expect(conditionNumber([[1e4, 0], [0, 1e-4]])).toBeCloseTo(1e8, 4); // prettier-ignore
    expect(conditionNumber([[1, 0], [0, 0]])).toBe(Infinity); // prettier-ignore
  });
});
