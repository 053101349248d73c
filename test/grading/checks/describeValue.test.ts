import { describeValue } from "grading/checks/describeValue";

describe("describeValue", () => {
  it.each([
    [0.1 + 0.2, "0.3"],
    [-0, "-0"],
    [NaN, "NaN"],
    [90.82568807, "90.82569"],
    [[1, [2, 3]], "[1, [2, 3]]"],
    [Float64Array.of(1, 2), "[1, 2]"],
    [Array.from({ length: 20 }, () => 0), "[0, 0, 0, 0, 0, 0, 0, 0, … 20 in all]"],
    [{ gap: 1, rhs: "x" }, '{ gap: 1, rhs: "x" }'],
    [undefined, "undefined"],
    [Object.create(null), "{  }"],
  ])("writes %p as %s", (value, text) => expect(describeValue(value)).toBe(text));

  it("ends for values of any depth and length", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 1e5; i++) deep = [deep];
    expect(describeValue(deep)).toBe("[[[[…]]]]");
    expect(describeValue("x".repeat(1e6)).length).toBeLessThanOrEqual(160);
  });
});
