import { assertShape, shapeOf } from "lib/core/shape";

describe("shapeOf", () => {
  it("is the size of each level of nested arrays", () => {
    expect(shapeOf(3)).toEqual([]);
    expect(shapeOf([])).toEqual([0]);
    expect(
      shapeOf([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual([2, 3]);
  });

  it("is the length of a typed array and the shape of a tensor", () => {
    expect(shapeOf(new Float64Array(4))).toEqual([4]);
    expect(shapeOf({ shape: [2, 5] })).toEqual([2, 5]);
  });

  it("refuses rows of different lengths and things that are not numbers", () => {
    expect(() => shapeOf([[1], [2, 3]])).toThrow("row 1 has shape [2] but row 0 has [1]");
    expect(() => shapeOf([["a"]] as never)).toThrow(TypeError);
    expect(() => shapeOf(null as never)).toThrow("got null");
  });
});

describe("assertShape", () => {
  it("accepts the shape and any length where null stands", () => {
    expect(() => assertShape("f: x", [[1, 2]], [1, 2])).not.toThrow();
    expect(() => assertShape("f: x", [[1, 2]], [null, 2])).not.toThrow();
  });

  it("says who expected which shape and what came", () => {
    expect(() => assertShape("f: x", [[1, 2]], [2, null])).toThrow(
      "f: x must have shape [2, any], got [1, 2]",
    );
    expect(() => assertShape("f: x", [1, 2], [2, 1])).toThrow(RangeError);
    expect(() => assertShape("f: x", "abc" as never, [3])).toThrow(
      "f: x must be numbers of shape [3], got string",
    );
    expect(() => assertShape("f: x", [[1], [2, 3]], [2, 2])).toThrow(
      "f: x must have shape [2, 2], but row 1",
    );
  });
});
