import { drawMixShares, mixShares } from "lib/experiments/02-ross-bagnell/pendulum/mixShares";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawMixShares", () => {
  it("shows the best policy of each share", async () => {
    const shares = mixShares(answers);
    expect(await shownBy(() => drawMixShares(shares))).toEqual([
      "Median cost over 5 seeds by the expert's share. Best of the sequence: 0.993 at 0, 0.990 at 0.1, 0.990 at 0.25, " +
        "0.990 at 0.5, 0.990 at 0.75, 0.990 at 0.9, 116 at 1.",
    ]);
  });
});
