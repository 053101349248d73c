import { eagerSeconds } from "lib/tensor/program/eagerSeconds";
import { record } from "lib/tensor/program/recorder";
import * as tf from "lib/tensor/tf";

type Step = (...inputs: tf.Tensor[]) => tf.Tensor;

function secondsOf(shapes: number[][], step: Step): number {
  const inputs = shapes.map((shape) => tf.zeros(shape));
  const program = record(inputs, () => [tf.tidy(() => step(...inputs))]);
  tf.dispose(inputs);
  return eagerSeconds(program);
}

beforeAll(() => tf.ready());

describe("eagerSeconds", () => {
  it("counts a product's multiplications, whatever is transposed", () => {
    // 1000 · 2000 · 500 multiplications at 1e10 a second, 2e6 elements at 3e8 a second, and 50 µs for the call
    const a = secondsOf([[1000, 500], [500, 2000]], (x, y) => tf.matMul(x, y)); // prettier-ignore
    const b = secondsOf([[500, 1000], [500, 2000]], (x, y) => tf.matMul(x, y, true)); // prettier-ignore
    expect(a).toBeCloseTo(0.1 + 2 / 300 + 5e-5, 6);
    expect(b).toBeCloseTo(a, 6);
  });

  it("counts a convolution and its two gradients alike", () => {
    const forward = secondsOf([[2, 64, 64, 16], [4, 4, 16, 32]], convolve); // prettier-ignore
    // 2 · 32 · 32 places · 4 · 4 · 16 · 32 weights
    const multiplications = 2 * 32 * 32 * 4 * 4 * 16 * 32;
    expect(forward).toBeCloseTo(multiplications / 1e10 + (2 * 32 * 32 * 32) / 3e8 + 5e-5, 6);
    const backward = secondsOf([[2, 32, 32, 32], [4, 4, 16, 32]], (dy, w) =>
      tf.conv2dTranspose(dy as tf.Tensor4D, w as tf.Tensor4D, [2, 64, 64, 16], 2, "same"),
    ); // prettier-ignore
    expect(backward).toBeCloseTo(multiplications / 1e10 + (2 * 64 * 64 * 16) / 3e8 + 5e-5, 6);
    const byFilter = secondsOf([[2, 64, 64, 16], [4, 4, 16, 32]], (x, w) => tf.grads(convolve)([x, w])[1]); // prettier-ignore
    expect(byFilter).toBeGreaterThan(2 * (multiplications / 1e10));
  });
});

function convolve(x: tf.Tensor, w: tf.Tensor): tf.Tensor {
  return tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "same");
}
