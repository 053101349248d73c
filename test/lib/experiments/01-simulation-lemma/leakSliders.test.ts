import { drawLeakSliders } from "lib/experiments/01-simulation-lemma/leakSliders";
import { PLOTLY_MIME } from "lib/jupyter/display/figure";
import type { PlotlyTrace } from "lib/jupyter/display/traces";
import { simulationGap } from "lib/tabular/simulationGap";
import { publishedBy, textOf } from "../../jupyter/display/published";

describe("drawLeakSliders", () => {
  it("starts at γ = 0.9, ε = 0.1, where the bound still says something", async () => {
    const messages = await publishedBy(() => drawLeakSliders(simulationGap).drawn);
    const alt = textOf(messages[messages.length - 1], "text/plain");
    expect(alt).toContain("for γ = 0.9. At ε = 0.10 the gap is 0.47 and the bound 0.90");
    expect(alt).toContain("the bound says something");
  });

  it("draws the predicted end of the bound as a line", async () => {
    const messages = await publishedBy(() => drawLeakSliders(simulationGap, 0.25).drawn);
    const figure = messages[messages.length - 1];
    expect(textOf(figure, "text/plain")).toMatch(
      /For γ = 0\.9 you predicted an empty bound from ε = 0\.25 on\.$/,
    );
    const { data } = figure.message.data[PLOTLY_MIME] as { data: PlotlyTrace[] };
    expect(data.at(-1)).toMatchObject({ name: "your prediction, γ = 0.9", x: [0.25, 0.25] });
  });
});
