import { drawTightness, tightness } from "lib/experiments/01-simulation-lemma/tightness";
import { simulationGap } from "lib/tabular/simulationGap";
import { tightBound } from "lib/tabular/worlds/tightBound";
import { shown } from "./shown";

const results = tightness({ simulationGap, tightBound });

describe("tightness", () => {
  it("has every gap on its bound", () => {
    for (const { gaps, bounds } of results)
      gaps.forEach((gap, i) => expect(Math.abs(gap - bounds[i])).toBeLessThan(1e-9));
  });
});

describe("drawTightness", () => {
  it("says gap and bound at γ = 0.99, ε = 0.1", () => {
    expect(shown(() => drawTightness(results)).alt).toContain(
      "ε = 0.1 the gap is 90.83 and the bound 90.83.",
    );
  });
});
