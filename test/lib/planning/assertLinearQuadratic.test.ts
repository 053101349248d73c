import { assertControlCost, assertLinearDynamics, assertStateCost } from "lib/planning/assertLinearQuadratic";

const ones = [[1, 1], [1, 1]]; // prettier-ignore

describe("assertStateCost", () => {
  it("accepts 0 and semidefinite costs, and refuses indefinite, asymmetric and infinite ones", () => {
    expect(() => assertStateCost("f: Q", [[0, 0], [0, 0]], 2)).not.toThrow(); // prettier-ignore
    expect(() => assertStateCost("f: Q", ones, 2)).not.toThrow();
    expect(() => assertStateCost("f: Q", [[1, 2], [2, 1]], 2)).toThrow("f: Q must be positive semidefinite"); // prettier-ignore
    expect(() => assertStateCost("f: Q", [[0, 1], [0, 1]], 2)).toThrow("f: Q must be symmetric"); // prettier-ignore
    expect(() => assertStateCost("f: Q", [[Infinity]], 1)).toThrow("f: Q must be finite");
  });
});

describe("assertControlCost", () => {
  it("returns the Cholesky factor of a definite cost and refuses a semidefinite one", () => {
    expect(assertControlCost("f: R", [[4]], 1)).toEqual([[2]]);
    expect(() => assertControlCost("f: R", ones, 2)).toThrow("f: R must be positive definite");
  });
});

describe("assertLinearDynamics", () => {
  it("returns the sizes and refuses what does not fit", () => {
    expect(assertLinearDynamics("f", ones, [[1, 2, 3], [4, 5, 6]])).toEqual({ n: 2, m: 3 }); // prettier-ignore
    expect(() => assertLinearDynamics("f", ones, [[1]])).toThrow("f: B must have shape [2, any], got [1, 1]");
    expect(() => assertLinearDynamics("f", [[1, 2]], [[1]])).toThrow(
      "f: A must have shape [1, 1], got [1, 2]",
    );
    expect(() => assertLinearDynamics("f", [], [])).toThrow(RangeError);
  });
});
