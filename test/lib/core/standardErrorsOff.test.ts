import { Rng } from "lib/core/rng";
import { standardErrorsOff } from "lib/core/standardErrorsOff";

describe("standardErrorsOff", () => {
  it("is 2 for 60 heads of 100, and −4 for 30", () => {
    expect(standardErrorsOff(0.6, 0.5, 100)).toBeCloseTo(2, 12);
    expect(standardErrorsOff(0.3, 0.5, 100)).toBeCloseTo(-4, 12);
  });

  it("grows with the root of the number of draws", () => {
    expect(standardErrorsOff(0.3, 0.2, 400)).toBeCloseTo(2 * standardErrorsOff(0.3, 0.2, 100), 12);
  });

  it("has variance 1 for honest draws", () => {
    const rng = new Rng("honest");
    const offs = Array.from({ length: 2000 }, () => {
      const hits = Array.from({ length: 50 }, () => rng.uniform() < 0.3).filter(Boolean).length;
      return standardErrorsOff(hits / 50, 0.3, 50);
    });
    expect(offs.reduce((sum, x) => sum + x ** 2, 0) / offs.length).toBeCloseTo(1, 0);
  });

  it("refuses a certain thing", () => {
    expect(() => standardErrorsOff(1, 1, 10)).toThrow("p must be between 0 and 1, got 1");
  });
});
