import { compoundingErrors, drawCompounding } from "lib/experiments/01-simulation-lemma/compounding";
import { shown } from "./shown";

describe("compoundingErrors", () => {
  it("is Σ 1 − (1 − ε)ᵗ over the steps t < H", () => {
    const { horizons, errors } = compoundingErrors();
    horizons.forEach((H, i) => {
      const exact = Array.from({ length: H }, (_, t) => 1 - (1 - 1e-4) ** t).reduce((a, b) => a + b);
      expect(errors[i]).toBeCloseTo(exact, 10);
    });
  });
});

describe("drawCompounding", () => {
  it("says the slope, the errors at both ends, and how many times the last doubling costs", () => {
    const { alt } = shown(() => drawCompounding(compoundingErrors()));
    expect(alt).toContain("a line of slope 2.04");
    expect(alt).toContain("0.0028 at H = 8, 0.81 at H = 128. From H = 64 to H = 128: 4.02 times.");
  });

  it("draws a prediction as a line of its own slope", () => {
    const { alt, data } = shown(() => drawCompounding(compoundingErrors(), 2));
    const { x, y } = data.at(-1) as { x: number[]; y: number[] };
    expect(y[4] / y[0]).toBeCloseTo(x[4] / x[0], 9); // twice the horizon, twice the error
    expect(alt).toMatch(/You predicted 2 times\.$/);
  });
});
