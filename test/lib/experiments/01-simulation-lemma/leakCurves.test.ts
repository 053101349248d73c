import { drawLeakCurves, leakCurves } from "lib/experiments/01-simulation-lemma/leakCurves";
import { leakEpsilons } from "lib/experiments/01-simulation-lemma/leakShares";
import { simulationGap } from "lib/tabular/simulationGap";
import { shown } from "./shown";

describe("leakCurves", () => {
  it("has the closed forms of the chain: gap 1 − (1 − γ)/(1 − γ(1 − ε)), bound γε/(1 − γ)", () => {
    for (const { gamma, points } of leakCurves(simulationGap))
      leakEpsilons.forEach((epsilon, i) => {
        expect(points[i].gap).toBeCloseTo(1 - (1 - gamma) / (1 - gamma * (1 - epsilon)), 12);
        expect(points[i].bound).toBeCloseTo((gamma * epsilon) / (1 - gamma), 12);
      });
  });
});

describe("drawLeakCurves", () => {
  const curves = leakCurves(simulationGap);

  it("says what gap and bound are at γ = 0.99, ε = 0.1", () => {
    expect(shown(() => drawLeakCurves(curves)).alt).toMatch(
      /At γ = 0\.99, ε = 0\.1: gap 0\.91, bound 9\.90\.$/,
    );
  });

  it("draws what it is given, not our own answer", () => {
    const wrong = leakCurves(() => ({ gap: -5, bound: 20 }));
    expect(shown(() => drawLeakCurves(wrong)).alt).toContain("gap 0.05, bound 0.20");
  });

  it("marks a prediction beside the outcome, and nothing without one", () => {
    const { alt, data } = shown(() => drawLeakCurves(curves, "10 %"));
    expect(alt).toMatch(/At γ = 0\.99, ε = 0\.01 you predicted 10 %; it is 50 %\.$/);
    expect(data.at(-1)).toMatchObject({ name: "your prediction, γ = 0.99", x: [0.01], y: [0.1] });
    expect(shown(() => drawLeakCurves(curves)).data).toHaveLength(data.length - 1);
  });
});
