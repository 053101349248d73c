import { lossVersusCost } from "lib/experiments/02-ross-bagnell/pendulum/lossVersusCost";
import { drawLossVersusCost } from "lib/experiments/02-ross-bagnell/pendulum/lossVersusCostDrawing";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawLossVersusCost", () => {
  it("shows a loss that does not rank the plans, and one that does", async () => {
    const result = lossVersusCost(1, 60, answers.rossBagnell, answers);
    const [text] = await shownBy(() => drawLossVersusCost(result));
    expect(text).toMatch(
      /ρ = 0\.17; .*ρ = 0\.92\. 49 of the plans cost less than 1\.1 J\*, the worst 118 J\*/,
    );
  });
});
