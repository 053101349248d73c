import { drawTrainedHere } from "lib/experiments/04-dreamer-v1/results/trainedHere";
import { shownBy } from "../../02-ross-bagnell/shownBy";

describe("drawTrainedHere", () => {
  it("tells how long each task took, and how much of its best return it then earned", async () => {
    const [said] = await shownBy(drawTrainedHere);
    expect(said).toMatch(
      /^a blob, pushed to the middle: after 0\.7 minutes 100 % of the best return\. a cart-pole, swung up: after 48\.5 minutes 98 % /,
    );
  });
});
