import { modeShares } from "lib/models/futures/modeShares";

const modes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore

describe("modeShares", () => {
  it("counts each sample for the mode that is nearest", () => {
    const samples = [[0.9, 0.1, 0], [0.2, 0.7, 0], [0.6, 0.4, 0], [1, 1, 0.9]]; // prettier-ignore
    expect(modeShares(samples, modes)).toEqual([0.75, 0.25, 0]);
  });

  it("counts what is halfway for the first of equals", () => {
    expect(modeShares([[0, 0.5, 0.5]], modes)).toEqual([0, 1, 0]);
  });
});
