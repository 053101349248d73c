import { errorByRegion } from "lib/models/errorByRegion";

describe("errorByRegion", () => {
  it("is a mean over the pixels of each part", () => {
    const errors = errorByRegion([[1, 2, 3], [0, 0, 0]], [[1, 0, 3], [2, 1, 0]], [true, false, false]); // prettier-ignore
    expect(errors).toEqual({ inside: 2, outside: (4 + 0 + 1 + 0) / 4 });
  });
});
