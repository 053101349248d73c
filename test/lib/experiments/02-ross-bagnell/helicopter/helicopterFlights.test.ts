import { drawFlights, helicopterFlights } from "lib/experiments/02-ross-bagnell/helicopter/helicopterFlights";
import { answers } from "../answers";
import { shownBy } from "../shownBy";

describe("drawFlights", () => {
  it("shows the first and the best cost of batch and loop", async () => {
    const flights = helicopterFlights(answers);
    expect(await shownBy(() => drawFlights(flights))).toEqual([
      "Cost relative to the expert's by round, one seed. batch, expert: 225 first, 223 best; " +
        "loop, expert: 225 first, 1.39 best; batch, noisy expert: 204 first, 10.4 best; " +
        "loop, noisy expert: 204 first, 1.04 best.",
    ]);
  });
});
