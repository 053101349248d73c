import { type DreamerV2State } from "lib/agents/dreamerV2/state";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { benchAgents } from "./agents/benchAgents";
import { trainData } from "./trainData";

beforeAll(() => tf.ready());

describe("trainData", () => {
  const discrete = benchAgents.dreamerV2("tiny");

  it("lets episodes end and begin within Dreamer V2's sequences, and no action lead to a beginning", () => {
    const { batch } = trainData(discrete, 1);
    expect(batch.isTerminal.arraySync()).toEqual([[1, 0, 0], [0, 1, 0]]); // prettier-ignore
    expect(batch.isFirst.arraySync()).toEqual([[1, 1, 0], [1, 0, 1]]); // prettier-ignore
    expect(tf.sum(batch.action, 2).arraySync()).toEqual([[0, 0, 1], [0, 1, 0]]); // prettier-ignore
  });

  it("lets no episode end where the agent has no head for it", () => {
    const { batch } = trainData(benchAgents.dreamerV1("tiny"), 1);
    expect(batch.isTerminal.arraySync()).toEqual([[0, 0, 0], [0, 0, 0]]); // prettier-ignore
    expect(batch.isFirst.arraySync()).toEqual([[1, 0, 0], [1, 0, 0]]); // prettier-ignore
  });

  it("has a slow critic that is not the critic", () => {
    const state = trainData(discrete, 1).state as DreamerV2State;
    const [slow, critic] = [state.slowCritic, state.params.critic].map(({ output }) => output.kernel);
    expect(slow.shape).toEqual(critic.shape);
    expect(slow.arraySync()).not.toEqual(critic.arraySync());
  });

  it("leaves no tensors but its own", () => {
    const before = tf.memory().numTensors;
    disposeTree(trainData(discrete, 1), trainData(benchAgents.dreamerV1("tiny"), 1));
    expect(tf.memory().numTensors).toBe(before);
  });
});
