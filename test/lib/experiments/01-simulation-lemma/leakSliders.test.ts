import { drawLeakSliders } from "lib/experiments/01-simulation-lemma/leakSliders";
import { simulationGap } from "lib/tabular/simulationGap";
import { publishedBy, textOf } from "../../jupyter/display/published";

describe("drawLeakSliders", () => {
  it("starts at γ = 0.9, ε = 0.1, where the bound still says something", async () => {
    const messages = await publishedBy(() => drawLeakSliders(simulationGap).drawn);
    const alt = textOf(messages[messages.length - 1], "text/plain");
    expect(alt).toContain("for γ = 0.9. At ε = 0.10 the gap is 0.47 and the bound 0.90");
    expect(alt).toContain("the bound says something");
  });
});
