import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { datasetFolder } from "lib/data/dataset";
import { recordedTrainings } from "lib/data/trainings";
import { shippedParams } from "lib/experiments/04-dreamer-v1/shippedParams";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";
import { optimalReach } from "../../../bench/optimalReach";

jest.setTimeout(300_000);

const shipped = datasetFolder("dreamer-v1-control");
const trainings = recordedTrainings(shipped);

/** What an optimal controller earns that knows the state, or V1's authors after 0.5 M frames, of which 80 % is asked for. */
const tasks = [
  ["blob-reach", optimalReach()],
  ["cart-pole-swing-up", 648],
] as const;

beforeAll(() => tf.ready());

describe.each(tasks)("Dreamer V1 on %s, as it is shipped", (env, all) => {
  it("plays as well as is said of its training", async () => {
    const { agent, run, task, otherWorlds } = await prepare({
      ...{ agent: "dreamerV1", env, preset: "tiny", seed: 1 },
    });
    agent.takeParams(shippedParams(shipped, env, agent.config));
    const worlds = await otherWorlds();
    const { meanReturn } = evaluate(agent, worlds, task.evaluated!, new Rng("shipped weights"));
    run.dispose();
    agent.dispose();
    expect(meanReturn).toBeGreaterThan(0.8 * all);
  });

  it("learned as well from three of four seeds, of those that were tried", () => {
    const own = trainings.filter((training) => training.env === env);
    const learnt = own.filter(({ evaluation }) => evaluation.likeliest > 0.8 * all);
    expect(learnt.length).toBeGreaterThanOrEqual(0.75 * own.length);
  });
});
