import { hostMemory } from "lib/tensor/hostMemory";
import * as tf from "lib/tensor/tf";

const memory = hostMemory();

/** A tensor in host memory with these numbers. */
function held(numbers: readonly number[]): { tensor: tf.Tensor; values: Float32Array } {
  const values = memory.take("float32", numbers.length) as Float32Array;
  values.set(numbers);
  return { tensor: memory.tensorOf(values, { shape: [numbers.length], dtype: "float32" }), values };
}

beforeAll(() => tf.ready());

describe("hostMemory", () => {
  it("holds tensors without a copy, and hands out their arrays again when they are freed", () => {
    const { tensor, values } = held([1, 2, 3]);
    expect(memory.valuesOf(tensor.dataId)).toBe(values);
    const clone = tf.clone(tensor);
    tensor.dispose();
    expect(memory.take("float32", 3)).not.toBe(values);
    clone.dispose();
    const again = held([4, 5, 6]);
    again.tensor.dispose();
    expect(memory.take("float32", 3)).toBe(again.values);
  });

  it("gives its tensors to the backend that computes, and takes them from it", () => {
    const { tensor } = held([1, 2, 3]);
    const doubled = tf.mul(tensor, 2);
    expect(Array.from(memory.valuesOf(doubled.dataId))).toEqual([2, 4, 6]);
    expect(Array.from(tf.add(doubled, tensor).dataSync())).toEqual([3, 6, 9]);
    const flags = tf.greater(doubled, 3);
    expect(memory.valuesOf(flags.dataId)).toEqual(Uint8Array.of(0, 1, 1));
    expect(Array.from(tf.logicalNot(flags).dataSync())).toEqual([1, 0, 0]);
  });

  it("gives values that stay what they were when the tensor is freed and its array used again", () => {
    const { tensor, values } = held([7, 8]);
    const read = tensor.dataSync();
    tensor.dispose();
    values.fill(0);
    expect(Array.from(read)).toEqual([7, 8]);
  });

  it("does not use the array of a tensor again that has only moved", () => {
    const { tensor, values } = held([7, 8]);
    const squares = tf.square(tensor);
    expect(memory.take("float32", 2)).not.toBe(values);
    expect(Array.from(squares.dataSync())).toEqual([49, 64]);
    expect(Array.from(tensor.dataSync())).toEqual([7, 8]);
  });

  it("refuses types that steps do not compute with", () => {
    expect(() => memory.valuesOf(tf.tensor1d(["a"]).dataId)).toThrow(
      /must be of float32, int32 or bool, got string/,
    );
  });
});
