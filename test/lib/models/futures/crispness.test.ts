import { crispness } from "lib/models/futures/crispness";

describe("crispness", () => {
  it("is 1 where every lit pixel is fully lit, and ½ for two futures at once", () => {
    expect(crispness([0, 1, 1, 0])).toBe(1);
    expect(crispness([0.5, 0.5, 0.5, 0.5, 0])).toBe(0.5);
  });

  it("asks each bit of ink: of 1 and ½ it is (1 + ¼) / 1½", () => {
    expect(crispness([1, 0.5, 0])).toBeCloseTo(1.25 / 1.5, 12);
  });

  it("refuses a picture of nothing", () => {
    expect(() => crispness([0, 0])).toThrow("picture must have lit pixels, got a sum of 0");
  });
});
