import { argument, grant, Refusal } from "grading/checks/granted/grant";
import { farOf } from "grading/checks/howFar";
import { integer, listOf, number, valuesAtMost } from "grading/checks/granted/kinds";
import { isExpectation } from "grading/checks/watchFunctions";

const add = grant(
  "add",
  [argument("x", integer(0, 9)), argument("rows", listOf(number()))],
  (x, rows) => x + rows.length,
);
const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe("grant", () => {
  it("answers questions whose arguments are what it declares, and looks at no others", () => {
    expect(add(1, [1, 2])).toBe(3);
    expect((add as (...args: unknown[]) => number)(1, [], { then: "ignored" })).toBe(1);
  });

  it("refuses all others with a sentence that names function and argument, and decides the check", () => {
    const refusal = thrownBy(() => add(1, [NaN]));
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).message).toBe("add: rows[0] must be a finite number, got NaN");
    expect(farOf(refusal)).toBe("Your function calls `add`, which it was given, in a way that is not meant.");
    expect(isExpectation(refusal)).toBe(true);
    expect(thrownBy(() => (add as () => number)())).toHaveProperty(
      "message",
      "add: x must be a whole number from 0 to 9, got nothing (undefined)",
    );
  });

  it("counts the values of all arguments together", () => {
    const both = grant(
      "both",
      [argument("a", listOf(number())), argument("b", listOf(number()))],
      (a, b) => a.length + b.length,
    );
    const half = Array<number>(valuesAtMost / 2 + 1).fill(0);
    expect(thrownBy(() => both(half, half))).toHaveProperty(
      "message",
      expect.stringMatching(/^both: b makes/),
    );
  });

  it("answers no more often than it may", () => {
    const twice = grant("twice", [], () => 1, 2);
    expect([twice(), twice()]).toEqual([1, 1]);
    expect(thrownBy(twice)).toHaveProperty("message", "twice: it must not be called more than 2 times");
  });

  it("lets errors of its own through", () => {
    const fails = grant("fails", [], () => {
      throw new RangeError("no");
    });
    expect(thrownBy(fails)).toEqual(new RangeError("no"));
  });
});
