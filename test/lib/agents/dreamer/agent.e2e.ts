import { criticLoss } from "lib/objectives/criticLoss";
import { allocate } from "lib/data/columns";
import type { Batch } from "lib/data/replay";
import { mapLeaves, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { disposeAgents, smallAgent, smallConfig, smallLayout } from "./small";

/** Sequences in which a bright square of 4 × 4 pixels goes round the corners. */
function corners(): Batch {
  const batch = { batchSize: 2, batchLength: 4, ...allocate(smallLayout, 8) };
  for (let i = 0; i < 8; i++) {
    const corner = (i + (i >= 4 ? 2 : 0)) % 4;
    const [top, left] = [corner >= 2 ? 4 : 0, corner % 2 ? 4 : 0];
    for (let r = top; r < top + 4; r++) batch.observation.fill(255, 64 * i + 8 * r + left, 64 * i + 8 * r + left + 4); // prettier-ignore
    batch.reward[i] = corner === 3 ? 1 : 0;
  }
  batch.isFirst[0] = batch.isFirst[4] = 1;
  return batch;
}

beforeAll(() => tf.ready());
afterEach(disposeAgents);

describe("DreamerV1Agent", () => {
  it("learns the same from the same seed, and something else from another", () => {
    const [one, same, other] = [1, 1, 2].map((seed) => smallAgent({ seed }));
    const learnt = [one, same, other].map((agent) => [agent.learn(corners(), true), agent.learn(corners(), true)]); // prettier-ignore
    expect(learnt[1]).toEqual(learnt[0]);
    expect(learnt[2]).not.toEqual(learnt[0]);
  });

  it("measures finite numbers, those of the model where the model alone is fitted", () => {
    const agent = smallAgent();
    const all = agent.learn(corners(), true);
    const ofModel = agent.fitModel(corners(), true);
    expect(Object.values({ ...all, ...ofModel }).every(Number.isFinite)).toBe(true);
    expect(Object.keys(all)).toHaveLength(12);
    expect(Object.keys(ofModel).sort()).toEqual(
      ["continuesLoss", "imageLoss", "kl", "modelLoss", "modelNorm", "rewardLoss"], // prettier-ignore
    );
  });

  it("measures nothing where nobody asks", () => {
    const agent = smallAgent();
    expect([agent.learn(corners(), false), agent.fitModel(corners(), false)]).toEqual([{}, {}]);
  });

  it("changes neither actor nor critic while it fits the model alone", () => {
    const agent = smallAgent();
    const weights = () => agent.useParams(({ model, actor, critic }) => [model.reward, actor, critic].map(({ output }) => output.kernel.arraySync())); // prettier-ignore
    const before = weights();
    agent.fitModel(corners(), false);
    const after = weights();
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]).not.toEqual(before[0]);
  });

  it("goes on from what another has lent exactly as that one does", () => {
    const [agent, other] = [smallAgent(), smallAgent({ seed: 2 })];
    agent.learn(corners(), false);
    const copy = (tree: TensorTree) => mapLeaves(tree, (leaf) => tf.clone(leaf));
    const lent = agent.lend((tensors, texts) => ({ tensors: copy(tensors), texts }));
    const goneOn = [agent.learn(corners(), true), agent.fitModel(corners(), true)];
    other.restore(lent.tensors, lent.texts);
    expect([other.learn(corners(), true), other.fitModel(corners(), true)]).toEqual(goneOn);
  });

  it("refuses texts that are not such an agent's, and stays as it is", () => {
    const agent = smallAgent();
    expect(() => agent.restore({}, {})).toThrow(TypeError);
    expect(Number.isFinite(agent.learn(corners(), true).modelLoss)).toBe(true);
  });

  it("keeps no tensor of an update", () => {
    const agent = smallAgent();
    const after = () => {
      agent.learn(corners(), true);
      agent.fitModel(corners(), false);
      return tf.memory().numTensors;
    };
    expect(after()).toBe(after());
  });

  it("takes equations in the place of its own", () => {
    const doubled = smallAgent({ equations: { criticLoss: (inputs) => tf.mul(criticLoss(inputs), 2) } });
    const [own, other] = [smallAgent(), doubled].map((agent) => agent.learn(corners(), true));
    expect(other.criticLoss).toBeCloseTo(2 * own.criticLoss!, 5);
    expect(other.actorLoss).toBe(own.actorLoss);
  });

  it("learns a batch that it sees again and again: images, rewards and what is expected of them", () => {
    const config = smallConfig({ optimiser: { modelRate: 1e-2 }, modelLoss: { freeNats: 1 } });
    const agent = smallAgent({ config, engine: undefined });
    const first = agent.fitModel(corners(), true);
    for (let i = 0; i < 400; i++) agent.fitModel(corners(), false);
    const last = agent.fitModel(corners(), true);
    expect(last.imageLoss!).toBeLessThan(first.imageLoss! / 20);
    expect(last.rewardLoss!).toBeLessThan(first.rewardLoss! / 5);
  });
});
