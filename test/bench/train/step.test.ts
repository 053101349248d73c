import { Rng } from "lib/core/rng";
import { disposeTree, leavesOf, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { agentParams } from "./model";
import { trainingStep } from "./step";
import { trainData } from "./trainData";
import { sizeOf } from "./trainSize";

const sizeOfAll = (tree: TensorTree): number => leavesOf(tree).reduce((sum, { size }) => sum + size, 0);

beforeAll(() => tf.ready());

describe("agentParams", () => {
  it("has as many parameters as Dreamer V1's own program prints (danijar/dreamer, issue 58)", () => {
    const { model, actor, value } = agentParams(new Rng(1), sizeOf("large"));
    expect([model, actor, value].map(sizeOfAll)).toEqual([5_296_820, 578_412, 413_601]);
    disposeTree(model, actor, value);
  });
});

describe("trainingStep", () => {
  const size = sizeOf("tiny");
  const step = trainingStep(size);

  it("learns: each loss of a repeated batch falls", () => {
    const { state: start, batch, noise } = trainData(size, 1);
    const losses: Record<"model" | "value", number>[] = [];
    let state = start;
    for (let i = 0; i < 6; i++) {
      const next = step(state, batch, noise);
      const [model, value] = [next.metrics.model, next.metrics.value].map((loss) => loss.dataSync()[0]);
      losses.push({ model, value });
      disposeTree(state, next.metrics);
      state = next.state;
    }
    for (let i = 1; i < losses.length; i++) expect(losses[i].model).toBeLessThan(losses[i - 1].model);
    expect(losses[5].value).toBeLessThan(losses[0].value);
    disposeTree(state, batch, noise);
  });

  it("adds the model's loss of its three parts, the KL above its free nats", () => {
    const { state, batch, noise } = trainData(size, 2);
    const next = step(state, batch, noise);
    const { model, image, reward, kl } = next.metrics;
    const [sum, ...parts] = [model, image, reward, kl].map((loss) => loss.dataSync()[0]);
    expect(parts[2]).toBeGreaterThan(3);
    expect(sum).toBeCloseTo(parts[0] + parts[1] + parts[2], 2);
    disposeTree(state, batch, noise, next);
  });

  it("leaves its inputs and no other tensors behind", () => {
    const data = trainData(size, 3);
    const before = tf.memory().numTensors;
    const next = step(data.state, data.batch, data.noise);
    expect(tf.memory().numTensors - before).toBe(leavesOf(next).length);
    expect(leavesOf(data).every((leaf) => !leaf.isDisposed)).toBe(true);
    disposeTree(data, next);
  });
});
