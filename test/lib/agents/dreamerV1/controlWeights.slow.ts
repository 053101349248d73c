import { evaluate } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { datasetFolder } from "lib/data/dataset";
import { recordedTrainings } from "lib/data/trainings";
import { shippedParams } from "lib/experiments/04-dreamer-v1/shippedParams";
import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";
import { optimalReach } from "../../../bench/optimalReach";
import { optimalSwingUp } from "../../../bench/optimalSwingUp";

jest.setTimeout(300_000);

const shipped = datasetFolder("dreamer-v1-control");
const trainings = recordedTrainings(shipped);

/** What an optimal controller earns that knows the state, and the part of it that is asked for. */
const tasks = [
  ["blob-reach", optimalReach(), 0.8],
  ["pendulum-swing-up-dense", optimalSwingUp(), 0.85],
] as const;

beforeAll(() => tf.ready());

describe.each(tasks)("Dreamer V1 on %s, as it is shipped", (env, optimum, share) => {
  it("plays as well as is said of its training", async () => {
    const { agent, run, task, otherWorlds } = await prepare({
      ...{ agent: "dreamerV1", env, preset: "tiny", seed: 1 },
    });
    agent.takeParams(shippedParams(shipped, env, agent.config));
    const worlds = await otherWorlds();
    const { meanReturn } = evaluate(agent, worlds, task.evaluated!, new Rng("shipped weights"));
    run.dispose();
    agent.dispose();
    expect(meanReturn).toBeGreaterThan(share * optimum);
  });

  it("learned as well from three of four seeds", () => {
    const own = trainings.filter((training) => training.env === env);
    expect(own).toHaveLength(4);
    const learnt = own.filter(({ evaluation }) => evaluation.likeliest > share * optimum);
    expect(learnt.length).toBeGreaterThanOrEqual(3);
  });
});
