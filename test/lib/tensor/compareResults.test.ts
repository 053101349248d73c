import { compareResults } from "lib/tensor/compareResults";
import * as tf from "lib/tensor/tf";

let expected: { loss: tf.Scalar; w: tf.Tensor1D };
const options = { tolerance: 1e-4, engine: "onnx", sensitivities: (): number[] => [0, 0] };
const compare = (loss: number, w: number[], sensitivities?: () => number[]): number =>
  compareResults(expected, [tf.scalar(loss), tf.tensor1d(w)], {
    ...options,
    ...(sensitivities && { sensitivities }),
  });

beforeAll(async () => {
  await tf.ready();
  expected = { loss: tf.scalar(2), w: tf.tensor1d([3, 0, 4]) };
});

describe("compareResults", () => {
  it("gives the largest error relative to a tensor's norm", () => {
    expect(compare(2, [3, 0, 4])).toBe(0);
    expect(compare(2.0001, [3, 0, 4.0002])).toBeCloseTo(5e-5, 6);
  });

  it("refuses a larger one by the result's name, and what is a number in one only", () => {
    expect(() => compare(2, [3, 0.01, 4])).toThrow(
      /"onnx" differs from the eager result in w by 0\.0020 of its norm \(allowed: 0\.00010\)/,
    );
    expect(() => compare(2.1, [3, 0, 4])).toThrow(/in loss by 0\.050/);
    expect(() => compare(NaN, [3, 0, 4])).toThrow(/in loss by Infinity/);
    expect(() => compare(2, [Infinity, 0, 4])).toThrow(/in w by Infinity/);
  });

  it("allows what the step itself makes of rounding errors, to that result alone", () => {
    expect(compare(2, [3, 0.01, 4], () => [0, 3e-5])).toBeCloseTo(2e-3);
    expect(() => compare(2, [3, 0.01, 4], () => [3e-5, 0])).toThrow(/in w by/);
    expect(() => compare(2, [3, 0.1, 4], () => [0, 3e-5])).toThrow(/in w by/);
  });

  it("does not ask the step where there is no need", () => {
    const never = (): number[] => {
      throw new Error("asked");
    };
    expect(compare(2, [3, 0, 4.0001], never)).toBeLessThan(1e-4);
  });
});
