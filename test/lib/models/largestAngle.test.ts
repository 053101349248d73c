import { largestAngle } from "lib/models/largestAngle";

describe("largestAngle", () => {
  it("is the angle between two lines, whatever their lengths and directions", () => {
    expect(largestAngle([[2, 0]], [[-1, -1]])).toBeCloseTo(Math.PI / 4, 12);
  });

  it("is 0 for the same plane with another basis, up to the root of the rounding", () => {
    expect(largestAngle([[1, 0, 0], [0, 1, 0]], [[3, 1, 0], [1, 1, 0]])).toBeLessThan(1e-7); // prettier-ignore
  });

  it("is a right angle where one direction is orthogonal to all of the other space", () => {
    expect(largestAngle([[1, 0, 0], [0, 1, 0]], [[1, 0, 0], [0, 0, 5]])).toBeCloseTo(Math.PI / 2, 12); // prettier-ignore
  });
});
