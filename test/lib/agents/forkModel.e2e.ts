import { ForkModel, forkConfig } from "lib/agents/forkModel";
import { sampleOneHotSt } from "lib/nn/categorical";
import { klBalance } from "lib/objectives/klBalance";
import * as tf from "lib/tensor/tf";

const answers = { klBalance, sampleOneHotSt };

beforeAll(() => tf.ready());

describe("ForkModel", () => {
  it.each(["gaussian", "categorical"] as const)(
    "learns with %s latents, and leaves nothing behind",
    async (kind) => {
      const before = tf.memory().numTensors;
      const model = new ForkModel(kind, answers);
      const { curve } = await model.train({ steps: 40 });
      expect(curve[curve.length - 1].loss).toBeLessThan(curve[0].loss / 2);
      const { pictures: [walk], states } = model.imagineBranches(2); // prettier-ignore
      const { stochSize } = forkConfig(kind).world.rssm;
      expect(states.map((steps) => steps.map((state) => state.length))).toEqual(
        Array(2).fill(Array(3).fill(stochSize)),
      );
      expect(walk.map((picture) => picture.length)).toEqual([256, 256, 256]);
      expect(Math.min(...walk.flat())).toBeGreaterThanOrEqual(0);
      model.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it("learns by the equations that it is given", async () => {
    const asked = { balance: 0, draws: 0 };
    const model = new ForkModel("categorical", {
      klBalance: (...given) => (asked.balance++, answers.klBalance(...given)),
      sampleOneHotSt: (...given) => (asked.draws++, answers.sampleOneHotSt(...given)),
    });
    await model.train({ steps: 1 });
    model.dispose();
    expect(asked.balance).toBeGreaterThan(0);
    expect(asked.draws).toBeGreaterThanOrEqual(7);
  });

  it("is set to V2's balance, and asks for neither rewards nor ends", () => {
    const { modelLoss, world } = forkConfig("categorical");
    expect([modelLoss.balance, world.continues, world.actionSize]).toEqual([0.8, null, 1]);
  });
});
