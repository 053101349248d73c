import { showThreeTerms } from "lib/experiments/01-simulation-lemma/threeTermsDrawing";
import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { twoRoads } from "lib/tabular/worlds/twoRoads";
import { shownDiagram } from "../shownDiagram";

describe("showThreeTerms", () => {
  it("draws the way through the model dashed and the direct way solid", () => {
    const { texts, arrows, alt } = shownDiagram(() => showThreeTerms());
    expect(arrows).toEqual({ world: 1, model: 3 });
    expect(texts).toEqual(expect.arrayContaining(["where the expert goes", "planning", "where the learner goes", "return lost"])); // prettier-ignore
    expect(alt).toMatch(
      /model error where the expert goes; .* planning; .* model error where the learner goes\./,
    );
  });

  it("writes the numbers of the terms on the arrows", () => {
    const [world, model] = [twoRoads(1, 0.2), twoRoads(1, 0.9)];
    const terms = pdpmTerms(world, model, planInModel(model), planInModel(world));
    const { texts, alt } = shownDiagram(() => showThreeTerms(terms));
    expect(texts).toEqual(expect.arrayContaining(["model error 0.00", "planning −2.70", "model error 6.30", "return lost 3.60"])); // prettier-ignore
    expect(alt).toContain("add up to the direct way, the return lost 3.60.");
  });
});
