import { showTwoRoads } from "lib/experiments/01-simulation-lemma/twoRoadsDrawing";
import { shownDiagram } from "../shownDiagram";

describe("showTwoRoads", () => {
  it("draws the world alone: a safe road, and a risky one that one traveller in five survives", () => {
    const { texts, alt, arrows } = shownDiagram(() => showTwoRoads());
    expect(texts).toEqual([
      ...["safe: 1", "risky: 0.2", "risky: 0.8", "1", "1", "1"],
      ...["start", "town", "0.6 a step", "goal", "1 a step", "pit", "0 a step"],
    ]);
    expect(arrows).toEqual({ world: 6, model: 0 });
    expect(alt).toContain("town 0.6, goal 1, pit 0");
    expect(alt).toContain("safe road: town 1; risky road: goal 0.2, pit 0.8.");
  });

  it("draws a model beside it, dashed", () => {
    const { texts, alt, arrows } = shownDiagram(() =>
      showTwoRoads(1, 0.2, { name: "both", safe: 0.1, risky: 0.9 }),
    );
    expect(texts).toEqual(expect.arrayContaining(["the world", "the model, both", "safe: 0.1", "safe: 0.9", "risky: 0.9", "risky: 0.1"])); // prettier-ignore
    expect(arrows).toEqual({ world: 6, model: 7 });
    expect(alt).toContain(
      'In the model "both": safe road: town 0.1, pit 0.9; risky road: goal 0.9, pit 0.1.',
    );
  });
});
