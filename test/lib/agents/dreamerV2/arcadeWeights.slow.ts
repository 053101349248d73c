import { datasetFolder } from "lib/data/dataset";
import { arcadeTrainings } from "lib/experiments/05-dreamer-v2/arcade";
import * as tf from "lib/tensor/tf";
import { playShipped } from "../playShipped";

jest.setTimeout(300_000);

/** What the weights that are shipped earn at least by drawn actions; by chance it is 0.4. */
const games = [
  ["breakout", 6],
  ["freeway", 22],
] as const;

beforeAll(() => tf.ready());

describe.each(games)("Dreamer V2 on %s, as it is shipped", (env, learnt) => {
  it("plays as well as is said of its training", async () => {
    const shipped = datasetFolder("dreamer-v2-arcade");
    const meanReturn = await playShipped(shipped, { agent: "dreamerV2", env }, "drawn");
    expect(meanReturn).toBeGreaterThan(learnt);
  });

  it("learned as well from three of four seeds", () => {
    const own = arcadeTrainings().filter((training) => training.env === env && training.preset === "tiny");
    expect(own.filter(({ evaluation }) => evaluation.drawn > learnt).length).toBeGreaterThanOrEqual(3);
  });
});
