import { clipControl, feedback } from "lib/planning/controlFeedback";

describe("clipControl", () => {
  it("brings each entry between its own bounds", () => {
    expect(clipControl([-5, 0.5, 5], { low: [-1, -1, -1], high: [1, 2, Infinity] })).toEqual([-1, 0.5, 5]);
  });
});

describe("feedback", () => {
  it("is K (x − target) by hand", () => {
    expect(feedback([[1, 2], [0, -1]], [3, 4], [1, 1])).toEqual([2 + 6, -3]); // prettier-ignore
  });
});
