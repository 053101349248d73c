import { givenArguments } from "grading/checks/callOurs";
import type { AnyFunction } from "grading/sandbox/channel/functionPlaces";

/** The copy of one record with functions. */
const copyOf = <T extends Record<string, unknown>>(value: T): T => givenArguments([value])[0] as T;

describe("givenArguments", () => {
  it("copies data deeply, argument by argument", () => {
    const rows = [[1, NaN], [-0]];
    const [first, second] = givenArguments([rows, rows]) as (typeof rows)[];
    expect([first, second]).toStrictEqual([rows, rows]);
    first[0][0] = 9;
    expect([rows[0][0], second[0][0]]).toEqual([1, 1]);
  });

  it("keeps functions in their places and calls those of the original", () => {
    const asked: unknown[] = [];
    const task = { n: 1, inner: [{ fit: (...args: unknown[]) => asked.push(args) }] };
    expect(copyOf(task).inner[0].fit([1], "a")).toBe(1);
    expect(asked).toEqual([[[1], "a"]]);
  });

  it("copies what goes into a function and what comes out of it", () => {
    const state = { rows: [1] };
    let kept: number[] = [];
    const task = copyOf({ take: (rows: number[]) => void (kept = rows), give: () => state });
    const given = [1];
    task.take(given);
    given[0] = 9;
    task.give().rows[0] = 9;
    expect([kept, state]).toEqual([[1], { rows: [1] }]);
  });

  it("hides a function's own fields, its this and the kind and stack of its errors", () => {
    const throws: AnyFunction & { secret?: number } = function (this: unknown) {
      throw new RangeError(`this is ${String(this)}`);
    };
    throws.secret = 1;
    const copied = copyOf({ throws });
    expect(Object.keys(copied.throws)).toEqual([]);
    let error: Error | undefined;
    try {
      copied.throws();
    } catch (thrown) {
      error = thrown as Error;
    }
    expect([error?.name, error?.message]).toEqual(["Error", "this is undefined"]);
  });

  it("refuses functions that are handed to a function, also one of its own", () => {
    const task = copyOf({ fit: () => 1 });
    const sentence = "fit: its arguments must be plain data without functions";
    expect(() => (task.fit as AnyFunction)(() => 1)).toThrow(sentence);
    expect(() => (task.fit as AnyFunction)([task])).toThrow(sentence);
  });

  it("lets no function out of a function", () => {
    expect(() => copyOf({ make: () => () => 1 }).make()).toThrow("is a function, which is not plain data");
  });
});
