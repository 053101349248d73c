import * as tf from "lib/tensor/tf";
import { prepare } from "lib/train/readTask";

jest.setTimeout(900_000);

/** Environment steps of each training, and the mean return of its last hundred episodes: by chance it is about 0.4. */
const [envSteps, learnt] = [40_000, 2];

beforeAll(() => tf.ready());

describe(`Dreamer V2 on Breakout, ${envSteps} steps`, () => {
  it("learns", async () => {
    const { run, agent } = await prepare({ agent: "dreamerV2", env: "breakout", preset: "tiny", seed: 5 });
    const { meanReturn, episodes } = await run.train({ envSteps });
    run.dispose();
    agent.dispose();
    expect(episodes).toBeGreaterThan(500);
    expect(meanReturn).toBeGreaterThan(learnt);
  });
});
