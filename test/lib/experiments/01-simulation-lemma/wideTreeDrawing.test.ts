import { showWideTree } from "lib/experiments/01-simulation-lemma/wideTreeDrawing";
import { counts, shownDiagram } from "../shownDiagram";

describe("showWideTree", () => {
  it("draws a few branches, says how many leaves there are, and dashes what a model gets wrong", () => {
    const { texts, arrows, alt } = shownDiagram(() => showWideTree(100));
    expect(arrows).toEqual({ world: 8 + 6 + 2, model: 2 + 6 });
    expect(counts(texts)).toMatchObject({
      "25": 12,
      "… 100 leaves in all": 3,
      "0: 0.7": 3,
      "1: 0.7": 3,
      "0: 0.3": 3,
      "1: 0.3": 3,
      "costs 1": 3,
      "costs 0": 3,
    });
    expect(alt).toContain("action 1 reaches the good state with probability 0.7 and the bad one with 0.3");
    expect(alt).toContain("buckets of 25 equally likely leaves, 100 in all");
  });

  it("follows the number of leaves", () => {
    expect(counts(shownDiagram(() => showWideTree(8)).texts)).toMatchObject({
      "2": 12,
      "… 8 leaves in all": 3,
    });
    expect(() => showWideTree(6)).toThrow("multiple of 4");
  });
});
