import { showTwoCorridors } from "lib/experiments/01-simulation-lemma/twoCorridorsDrawing";
import { counts, shownDiagram } from "../shownDiagram";

describe("showTwoCorridors", () => {
  it("draws six moves a panel and dashes what a model gets wrong: A both turns, B all four lane moves", () => {
    const { texts, arrows } = shownDiagram(() => showTwoCorridors(5));
    expect(arrows).toEqual({ world: 6 + 4 + 2, model: 2 + 4 });
    expect(counts(texts)).toMatchObject({
      "the world": 1,
      "A swaps the sides": 1,
      "B shifts every lane wrongly": 1,
      "side 0: 5 cells, costs 1 a step": 3,
      "side 1: 5 cells, costs 0 a step": 3,
      "0, 1:": 3,
      actions: 3,
      "wrong in the model": 1,
    });
  });

  it.each([
    [5, "1 of 5", "4 of 5"],
    [2, "1 of 2", "1 of 2"],
  ])("says of how many steps each model is wrong: K = %i", (K, a, b) => {
    const { alt } = shownDiagram(() => showTwoCorridors(K));
    expect(alt).toContain(
      `Model A swaps the sides at the root and is right elsewhere: it is wrong in ${a} steps.`,
    );
    expect(alt).toContain(
      `Model B is right at the root and shifts every lane wrongly: it is wrong in ${b} steps.`,
    );
  });

  it("refuses a corridor without a second cell", () => {
    expect(() => showTwoCorridors(1)).toThrow("K must be an integer of at least 2");
  });
});
