import { showLoop } from "lib/experiments/02-ross-bagnell/loopDrawing";
import { shownDiagram } from "../shownDiagram";

describe("showLoop", () => {
  it("goes round from fit to plan to act to the data, half of the loss on each half", () => {
    const { texts, arrows, alt } = shownDiagram(() => showLoop());
    expect(texts.slice(0, 3)).toEqual(["½ of the loss", "½ of the loss", "add the data"]);
    expect(texts).toEqual(
      expect.arrayContaining(["fit", "plan", "act", "expert&#39;s data", "learner&#39;s data"]),
    );
    expect(arrows).toEqual({ world: 5, model: 0 });
    expect(alt).toMatch(/fit a model, with weight ½ .* plan a policy in it; act in the world; add the data/);
  });

  it("shows other shares", () => {
    expect(shownDiagram(() => showLoop(0.9)).texts.slice(0, 2)).toEqual([
      "0.9 of the loss",
      "0.1 of the loss",
    ]);
    expect(() => showLoop(2)).toThrow("showLoop: expertShare must be from 0 to 1, got 2");
  });
});
