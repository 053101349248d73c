import { catchDreamerV2 } from "lib/experiments/05-dreamer-v2/catchDreamerV2";
import * as tf from "lib/tensor/tf";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

jest.setTimeout(600_000);

beforeAll(() => tf.ready());

describe("catchDreamerV2", () => {
  it("goes on from weights that catch two thirds of the balls, and catches nearly all, by the equations that it is given", async () => {
    const asked = { balance: 0, draws: 0 };
    const dreamer = catchDreamerV2(
      {
        klBalance: (...given) => (asked.balance++, answers.klBalance(...given)),
        sampleOneHotSt: (...given) => (asked.draws++, answers.sampleOneHotSt(...given)),
      },
      { full: false },
    );
    expect(dreamer.evaluate()).toBeLessThan(0.95);
    const said = await shownBy(() => dreamer.train());
    expect(dreamer.evaluate()).toBeGreaterThan(0.85);
    expect([asked.balance > 0, asked.draws > 0]).toEqual([true, true]);
    expect(said.some((text) => /Two episodes that the agent plays now/.test(text))).toBe(true);
    dreamer.dispose();
  });
});
