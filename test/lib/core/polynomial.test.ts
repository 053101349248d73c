import { polynomial } from "lib/core/polynomial";

describe("polynomial", () => {
  it("puts products of up to three numbers beside them", () => {
    expect(polynomial([[2, 3]], 3)).toEqual([[2, 3, 4, 6, 9, 8, 12, 18, 27]]);
  });

  it("leaves rows as they are for the first degree", () => {
    expect(polynomial([[2, 3], [4, 5]], 1)).toEqual([[2, 3], [4, 5]]); // prettier-ignore
  });
});
