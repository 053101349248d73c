import { showLeakChain } from "lib/experiments/01-simulation-lemma/leakChainDrawing";
import { shownDiagram } from "../shownDiagram";

describe("showLeakChain", () => {
  it("draws the world, in which both states stay, and the model, which leaks", () => {
    const { texts, alt, arrows } = shownDiagram(() => showLeakChain(0.1));
    const states = ["start", "s₀", "pays 1", "s₁", "pays 0"];
    expect(texts).toEqual([
      ...["the world", "1", "1", ...states],
      ...["the model", "1 − ε = 0.9", "ε = 0.1", "1", ...states],
      ...["world", "model"],
    ]);
    expect(arrows).toEqual({ world: 2, model: 3 });
    expect(alt).toContain(
      "stays with probability 1 − ε = 0.9 and leaks into the other with probability ε = 0.1",
    );
  });

  it("writes small leaks without the noise of floating point", () => {
    expect(shownDiagram(() => showLeakChain(0.0001)).texts).toContain("1 − ε = 0.9999");
  });

  it("refuses what is no probability", () => {
    expect(() => showLeakChain(1.1)).toThrow(RangeError);
  });
});
