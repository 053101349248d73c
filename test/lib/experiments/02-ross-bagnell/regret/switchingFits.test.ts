import { drawSwitchingFits, switchingFits } from "lib/experiments/02-ross-bagnell/regret/switchingFits";
import { switchingExpert, switchingTask } from "lib/experiments/02-ross-bagnell/regret/switchingLinear";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawSwitchingFits", () => {
  it("shows the larger loss with the smaller cost, and what the best policy of all pays", async () => {
    const fits = switchingFits(answers);
    const [text] = await shownBy(() => drawSwitchingFits(fits));
    expect(text).toContain("least squares 1.023 0.802 5.7e-20 3.070 matched values 1.147 1.010 0.163 0.108");
    const informed = switchingTask({ seed: 1, fit: "moments" }).realCost(switchingExpert());
    expect(text).toContain(`who knows how the world switches pays ${informed.toFixed(3)}`);
  });

  it("shows the prediction below the outcome", async () => {
    const [text] = await shownBy(() => drawSwitchingFits(switchingFits(answers), 2));
    expect(text).toMatch(/Cost of the first over that of the second: you predicted 2; it is 28\.$/);
  });
});
