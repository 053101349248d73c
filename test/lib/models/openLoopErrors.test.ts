import { openLoopErrors } from "lib/models/openLoopErrors";

describe("openLoopErrors", () => {
  it("is the mean over episodes and pixels by the horizon, beside a copy of the first picture", () => {
    const truth = [[[0, 0], [1, 1]], [[2, 0], [2, 4]]]; // prettier-ignore
    const predicted = [[[0, 0], [1, 0]], [[1, 0], [2, 4]]]; // prettier-ignore
    expect(openLoopErrors(predicted, truth)).toEqual({ model: [0.25, 0.25], copyLast: [0, (1 + 8) / 2] });
  });
});
