import { datasetFolder } from "lib/data/dataset";
import { publishedScores } from "lib/data/publishedScores";
import { recordedTrainings } from "lib/data/trainings";
import * as tf from "lib/tensor/tf";
import { optimalReach } from "../../../bench/optimalReach";
import { playShipped } from "../playShipped";

jest.setTimeout(300_000);

const shipped = datasetFolder("dreamer-v1-control");
const trainings = recordedTrainings(shipped);

/** What an optimal controller earns that knows the state, or V1's authors after 0.5 M frames, of which 80 % is asked for. */
const tasks = [
  ["blob-reach", optimalReach()],
  ["cart-pole-swing-up", publishedScores("controlFromPixels").scores.cartpole_swingup["V1@0.5M"].mean],
] as const;

beforeAll(() => tf.ready());

describe.each(tasks)("Dreamer V1 on %s, as it is shipped", (env, all) => {
  it("plays as well as is said of its training", async () => {
    const meanReturn = await playShipped(shipped, { agent: "dreamerV1", env }, "likeliest");
    expect(meanReturn).toBeGreaterThan(0.8 * all);
  });

  it("learned as well from three of four seeds, of those that were tried", () => {
    const own = trainings.filter((training) => training.env === env);
    const learnt = own.filter(({ evaluation }) => evaluation.likeliest > 0.8 * all);
    expect(learnt.length).toBeGreaterThanOrEqual(0.75 * own.length);
  });
});
