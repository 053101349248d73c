import {
  among,
  flag,
  integer,
  type Kind,
  listOf,
  NotAccepted,
  number,
  oneOf,
  Place,
  recordOf,
  valuesAtMost,
} from "grading/checks/granted/kinds";
import { batchesOf } from "grading/checks/granted/batches";

/** What a kind makes of a value, or its sentence. */
function read(kind: Kind<unknown>, value: unknown): unknown {
  try {
    return kind.read(value, Place.argument("x"));
  } catch (error) {
    if (error instanceof NotAccepted) return error.message;
    throw error;
  }
}

/** A record as the sandbox's channel makes it: without a prototype. */
const bare = (fields: object): object => Object.assign(Object.create(null) as object, fields);

describe("kinds", () => {
  it.each([
    [integer(0, 3), 4, "x must be a whole number from 0 to 3, got 4"],
    [integer(0, 3), -1, "x must be a whole number from 0 to 3, got -1"],
    [integer(0, 3), 1.5, "x must be a whole number from 0 to 3, got 1.5"],
    [integer(0, 3), "__proto__", 'x must be a whole number from 0 to 3, got "__proto__"'],
    [integer(0, 3), 4294967294, "x must be a whole number from 0 to 3, got 4294967294"],
    [integer(0, 3), [1], "x must be a whole number from 0 to 3, got [1]"],
    [integer(0, 3), undefined, "x must be a whole number from 0 to 3, got nothing (undefined)"],
    [number(), NaN, "x must be a finite number, got NaN"],
    [number(), Infinity, "x must be a finite number, got Infinity"],
    [number(0, 1), bare({ valueOf: 1 }), "x must be a number from 0 to 1, got { valueOf: 1 }"],
    [flag, 1, "x must be true or false, got 1"],
    [oneOf(["door", "bridge"]), "constructor", 'x must be "door" or "bridge", got "constructor"'],
    [oneOf(["door"]), ["door"], 'x must be "door", got ["door"]'],
    [listOf(flag), bare({ length: 1 }), "x must be an array, got { length: 1 }"],
    [listOf(flag), [true, 0], "x[1] must be true or false, got 0"],
    [listOf(flag, 2), [true], "x must be an array of length 2, got [true]"],
    [recordOf({ a: flag }), null, "x must be a record with a, got null"],
    [recordOf({ a: flag }), [true], "x must be a record with a, got [true]"],
    [recordOf({ a: flag }), bare({ b: true }), "x.a must be true or false, got nothing (undefined)"],
    [recordOf({ a: flag }), Object.create({ a: true }), "x.a must be true or false, got nothing (undefined)"],
    [among(() => ["m 0"], "a model"), "m 1", 'x must be a model, got "m 1"'],
    [among(() => [{ n: 1 }], "a model"), { n: "1" }, 'x must be a model, got { n: "1" }'],
  ])("%# say in one sentence what was expected and what came", (kind, value, sentence) =>
    expect(read(kind as Kind<unknown>, value)).toBe(sentence),
  );

  it("make values of ours with the declared fields only", () => {
    const given = bare({ a: true, extra: 1, list: [bare({ n: 2 })] });
    const kind = recordOf({ a: flag, list: listOf(recordOf({ n: number() })) });
    expect(read(kind, given)).toStrictEqual({ a: true, list: [{ n: 2 }] });
  });

  it("give back the thing of ours that a value is like", () => {
    const ours = [{ name: "a", values: [1, 2] }];
    expect(
      read(
        among(() => ours, "a model"),
        bare({ values: [1, 2], name: "a", more: 1 }),
      ),
    ).toBe(ours[0]);
  });

  it("take typed arrays for lists", () => {
    expect(read(listOf(number()), new Float64Array([1, 2]))).toEqual([1, 2]);
    expect(read(listOf(number()), new DataView(new ArrayBuffer(8)))).toContain("must be an array");
  });

  it("look at no more values than one question may hold, however they are spread", () => {
    const tooMany = new RegExp(`makes more than the ${valuesAtMost} values`);
    expect(read(listOf(number()), new Array(2 ** 32 - 1))).toMatch(tooMany);
    const batch = { weight: 1, data: Array<boolean>(50_000).fill(true) };
    expect(read(batchesOf(flag), Array(5).fill(batch))).toMatch(/^x\[3\]\.data makes more than/);
    expect(read(batchesOf(flag), Array(3).fill(batch))).toHaveLength(3);
  });
});
