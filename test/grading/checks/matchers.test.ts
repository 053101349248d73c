import { asField, asMatrix, asVector, expect as expectStudent } from "grading/checks/matchers";

const messageOf = (run: () => void) => {
  try {
    run();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};
const near = (...[got, expected, options]: [unknown, never, object?]) =>
  messageOf(() => expectStudent(got).toBeNear(expected, options));

describe("toBeNear", () => {
  it("accepts what is near in numbers, arrays, typed arrays and records", () => {
    expect(near(1 + 1e-10, 1 as never)).toBe("");
    expect(near([[1, 2], [3, 4]], [[1, 2], [3, 4]] as never)).toBe(""); // prettier-ignore
    expect(near(new Float64Array([1, 2]), [1, 2] as never)).toBe("");
    expect(near({ a: 1, b: [2], extra: "x" }, { a: 1, b: [2] } as never)).toBe("");
  });

  it("scales the tolerance by the largest expected number, or as told", () => {
    expect(near([1000 + 1e-7, 0], [1000, 0] as never)).toBe("");
    expect(near([1000 + 1e-7], [1000] as never, { scale: 1 })).not.toBe("");
    expect(near(1.05, 1 as never, { tolerance: 0.1 })).toBe("");
  });

  it("says in one line where, what was expected, what came and how far apart they are", () => {
    expect(near([[1, 2]], [[1, 4]] as never, { name: "V" })).toBe(
      "V[0][1] must be 4, got 2 (absolute error 2.00e+0, relative 5.00e-1, allowed 4e-9)",
    );
    expect(near({ gap: 1 }, { gap: 0 } as never)).toBe(
      "the answer.gap must be 0, got 1 (absolute error 1.00e+0, allowed 1e-9)",
    );
  });

  it.each([
    [NaN, 1, "the answer must be 1, got NaN"],
    [Infinity, 1, "the answer must be 1, got Infinity"],
    ["1", 1, "the answer must be a number (1), got a string"],
    [undefined, 1, "the answer must be a number (1), got nothing (undefined): is there a return?"],
    [null, [1], "the answer must be an array of length 1, got null"],
    [[1, 2], [1], "the answer must be an array of length 1, got an array of length 2"],
    [{ length: 1, 0: 1 }, [1], "the answer must be an array of length 1, got a record"],
    [[1], { a: 1 }, "the answer must be a record with a, got an array of length 1"],
    [{ b: 1 }, { a: 1 }, "the answer must have a field a"],
    [{ valueOf: () => 1 }, 1, "the answer must be a number (1), got a record"],
    [
      new Array(3),
      [1, 1, 1],
      "the answer[0] must be a number (1), got nothing (undefined): is there a return?",
    ],
  ])("refuses %p for %p", (got, expected, message) => expect(near(got, expected as never)).toBe(message));

  it("takes no field from a prototype", () => {
    expect(near(Object.create({ a: 1 }), { a: 1 } as never)).toBe("the answer must have a field a");
  });
});

describe("toBeAtMost", () => {
  it("refuses larger numbers, NaN and what is no number", () => {
    const atMost = (got: unknown) =>
      messageOf(() => expectStudent(got).toBeAtMost(1, { name: "x", tolerance: 0.1 }));
    expect([1.05, 2, NaN, "0"].map(atMost)).toEqual([
      "",
      "x must be at most 1, got 2",
      "x must be a finite number, got NaN",
      "x must be a number, got a string",
    ]);
  });
});

describe("asMatrix, asVector and asField", () => {
  it("return copies of plain numbers", () => {
    expect(asMatrix([[1, 2]], 1, 2, "d")).toEqual([[1, 2]]);
    expect(asVector(new Float32Array([1]), 1, "V")).toEqual([1]);
    expect(asField({ gap: 3 }, "gap")).toBe(3);
  });

  it("refuse other shapes and missing fields", () => {
    expect(messageOf(() => asMatrix([[1], [2, 3]], 2, 2, "d"))).toBe(
      "d[0] must be an array of length 2, got an array of length 1",
    );
    expect(messageOf(() => asVector([NaN], 1, "V"))).toBe("V[0] must be a finite number, got NaN");
    expect(messageOf(() => asField({}, "gap"))).toBe(
      "a record with a field gap must be a number, got a record",
    );
  });
});
