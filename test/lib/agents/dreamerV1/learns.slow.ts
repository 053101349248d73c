import { DreamerV1Agent } from "lib/agents/dreamerV1/agent";
import type { DreamerV1Equations } from "lib/agents/dreamerV1/dreamerV1";
import { catchTiny } from "lib/agents/dreamerV1/presets";
import { worldModelLoss } from "lib/agents/dreamerV1/worldModelLoss";
import { TrainingDiverged } from "lib/agents/training/runProgress";
import { TrainingRun } from "lib/agents/training/trainingRun";
import { layoutOf } from "lib/data/columns";
import { seenCatch } from "lib/envs/grids/catch";
import { observeLoop } from "lib/models/world/observeLoop";
import { reinforceActorLoss } from "lib/objectives/actorLoss";
import { klNormal, type Normal } from "lib/nn/normal";
import * as tf from "lib/tensor/tf";
import { shifted } from "./shifted";

jest.setTimeout(900_000);

/** Updates of each training, and the mean return of its last hundred episodes that tells learning from not learning. */
const [updates, learnt] = [900, 0.3];

/** Trains on Catch from nothing. @returns the mean return of the last hundred episodes */
async function trained(equations: Partial<DreamerV1Equations>): Promise<number> {
  const environments = Array.from({ length: catchTiny.schedule.environments }, () => seenCatch());
  const agent = new DreamerV1Agent({ config: catchTiny, layout: layoutOf(environments[0]), seed: 3, equations }); // prettier-ignore
  const run = new TrainingRun({ agent, environments, seed: 3 });
  try {
    const { meanReturn } = await run.train({ envSteps: 1e6, stop: (at) => at.updates >= updates });
    return meanReturn;
  } catch (error) {
    if (!(error instanceof TrainingDiverged)) throw error;
    return -1; // it was noticed, and ended: no ball is caught
  } finally {
    run.dispose();
    agent.dispose();
  }
}

/** Numbers are those of the list of classic bugs in `classicBugs.test.ts`. */
const bugs: Record<string, Partial<DreamerV1Equations>> = {
  "1: the action that came after an image": {
    observe: (rssm, start, lived, noise) =>
      observeLoop(rssm, start, { ...lived, action: shifted(lived.action, -1) }, noise),
  },
  "4: a reset at the last row of an episode": {
    observe: (rssm, start, lived, noise) =>
      observeLoop(rssm, start, { ...lived, isFirst: shifted(lived.isFirst, -1) }, noise),
  },
  "4: a mask that blanks the terminal row": {
    worldModelLoss: (params, config, batch, ...rest) => {
      const reward = tf.mul<tf.Tensor2D>(batch.reward, tf.sub(1, batch.isTerminal));
      return worldModelLoss(params, config, { ...batch, reward }, ...rest);
    },
  },
  "11: free nats for each number": {
    klLoss: (p, q, free) => {
      const apart = ({ mean, std }: Normal) => ({
        mean: tf.expandDims(mean, -1),
        std: tf.expandDims(std, -1),
      });
      const each = klNormal(apart(p), apart(q)); // [B, T, Z]
      return { loss: tf.mean(tf.sum(tf.maximum(each, free), -1)), kl: tf.mean(klNormal(p, q)) };
    },
  },
  "19: entropy as a cost": {
    actorLoss: (inputs, scale) => reinforceActorLoss(inputs, -scale),
  },
};

beforeAll(() => tf.ready());

describe(`Dreamer V1 on Catch, ${updates} updates`, () => {
  it("learns", async () => {
    expect(await trained({})).toBeGreaterThan(learnt);
  });

  it.each(Object.entries(bugs))("does not learn with bug %s", async (_name, equations) => {
    expect(await trained(equations)).toBeLessThan(learnt);
  });
});
