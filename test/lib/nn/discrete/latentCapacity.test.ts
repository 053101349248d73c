import { latentCapacity } from "lib/nn/discrete/latentCapacity";

describe("latentCapacity", () => {
  it("is 1,024 numbers of which 32 are 1, and 160 bits, for 32 variables of 32 classes", () => {
    expect(latentCapacity(32, 32)).toEqual({ length: 1024, ones: 32, density: 1 / 32, bits: 160 });
  });

  it("is one bit for a coin, and log₂ 6 for a die", () => {
    expect(latentCapacity(1, 2)).toEqual({ length: 2, ones: 1, density: 0.5, bits: 1 });
    expect(latentCapacity(1, 6).bits).toBeCloseTo(Math.log2(6), 12);
  });
});
