import { stackFrames } from "lib/models/stackFrames";

describe("stackFrames", () => {
  it("goes from old to new, repeats an episode's first frame, and stays in its episode", () => {
    const frames = [[1], [2], [3], [10], [11]];
    expect(stackFrames(frames, [true, false, false, true, false], 3)).toEqual([
      [1, 1, 1],
      [1, 1, 2],
      [1, 2, 3],
      [10, 10, 10],
      [10, 10, 11],
    ]);
  });

  it("gives the frames themselves for a stack of one", () => {
    expect(stackFrames([[1, 2], [3, 4]], [true, false], 1)).toEqual([[1, 2], [3, 4]]); // prettier-ignore
  });
});
