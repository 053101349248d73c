import { Layout } from "lib/tensor/layout";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

beforeAll(() => tf.ready());

const record = () => ({ W: tf.tensor2d([[1, 2], [3, 4]]), deeper: { b: tf.tensor1d([5]), list: [tf.scalar(6)] } }); // prettier-ignore

describe("Layout", () => {
  it("puts the numbers of a record into one vector, in the order of its keys, and back", () => {
    const before = tf.memory().numTensors;
    const tree = record();
    const layout = new Layout(tree);
    const vector = layout.join(tree);
    expect([...vector.dataSync()]).toEqual([1, 2, 3, 4, 5, 6]);
    const back = layout.split(vector);
    expect(back.W.arraySync()).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(back.deeper.b.arraySync()).toEqual([5]);
    expect(back.deeper.list[0].arraySync()).toEqual(6);
    disposeTree(tree, vector, back);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("lays out a record that is a single tensor", () => {
    const x = tf.tensor2d([[1, 2]]);
    const layout = new Layout<tf.Tensor2D>(x);
    const vector = layout.join(x);
    expect(vector.arraySync()).toEqual([1, 2]);
    expect(layout.split(vector).arraySync()).toEqual([[1, 2]]);
  });

  it("refuses a vector of another length", () => {
    expect(() => new Layout(record()).split(tf.zeros([5]))).toThrow();
  });
});
