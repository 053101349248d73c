import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { datasetFolder } from "lib/data/dataset";
import { arcadeTrainings } from "lib/experiments/05-dreamer-v2/arcade";
import { shippedParams } from "lib/experiments/04-dreamer-v1/shippedParams";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";

jest.setTimeout(300_000);

/** What the weights that are shipped earn at least by drawn actions; by chance it is 0.4. */
const games = [
  ["breakout", 6],
  ["freeway", 22],
] as const;

beforeAll(() => tf.ready());

describe.each(games)("Dreamer V2 on %s, as it is shipped", (env, learnt) => {
  it("plays as well as is said of its training", async () => {
    const { agent, run, otherWorlds } = await prepare({ agent: "dreamerV2", env, preset: "tiny", seed: 1 });
    agent.takeParams(shippedParams(datasetFolder("dreamer-v2-arcade"), env, agent.config));
    const worlds = await otherWorlds();
    const { meanReturn } = evaluate(agent, worlds, 1, new Rng("shipped weights"), "drawn");
    run.dispose();
    agent.dispose();
    expect(meanReturn).toBeGreaterThan(learnt);
  });

  it("learned as well from three of four seeds", () => {
    const own = arcadeTrainings().filter((training) => training.env === env && training.preset === "tiny");
    expect(own.filter(({ evaluation }) => evaluation.drawn > learnt).length).toBeGreaterThanOrEqual(3);
  });
});
