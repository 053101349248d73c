import { expect as expectStudent } from "grading/checks/matchers";
import { isExpectation, type Question, watchFunctions } from "grading/checks/watchFunctions";
import type { AnyFunction } from "grading/sandbox/channel/functionPlaces";

type Task = Record<string, AnyFunction>;

describe("watchFunctions", () => {
  it("notes each question of each function in order, with its value or error", () => {
    const asked: Question[] = [];
    const fails = () => {
      throw new RangeError("no");
    };
    const [task, g] = watchFunctions([{ fit: (x: unknown) => x, fails }, () => 2], asked) as [
      Task,
      AnyFunction,
    ];
    expect([task.fit([1]), g()]).toEqual([[1], 2]);
    expect(() => task.fails("x")).toThrow(new RangeError("no"));
    expect(asked).toEqual([
      { place: "0.fit", args: [[1]], value: [1] },
      { place: "1", args: [], value: 2 },
      { place: "0.fails", args: ["x"], error: "no" },
    ]);
  });

  it("tells of a failed expectation outside, and inside only that there is one", () => {
    const rejected: unknown[] = [];
    const plan = (x: unknown) => expectStudent(x).toBeNear(42, { name: "x" });
    const [task] = watchFunctions([{ plan }], [], (error) => rejected.push(error)) as [Task];
    expect(() => task.plan(1)).toThrow(/^plan: the check does not accept this call$/);
    expect(rejected).toHaveLength(1);
    expect(isExpectation(rejected[0])).toBe(true);
    expect((rejected[0] as Error).message).toContain("x must be 42");
  });
});

describe("isExpectation", () => {
  it("knows the errors of expect, Jest's own matchers included, from all others", () => {
    const thrownBy = (act: () => void): unknown => {
      try {
        act();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(isExpectation(thrownBy(() => expectStudent(1).toBe(2)))).toBe(true);
    expect(isExpectation(thrownBy(() => expectStudent([1]).toHaveLength(2)))).toBe(true);
    for (const other of [new TypeError("x"), undefined, null, "matcherResult"])
      expect(isExpectation(other)).toBe(false);
  });
});
