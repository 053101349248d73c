import { addToProducts } from "lib/tensor/engines/onnx/addToProducts";
import { onnxPolicy } from "lib/tensor/engines/onnx/convolutionPolicy";
import { channelsFirst } from "lib/tensor/engines/onnx/channelsFirst";
import { fuse } from "lib/tensor/engines/tensorflow/fuse";
import { convolutionsAsProducts } from "lib/tensor/program/passes/convolutionsAsProducts";
import { mergeSums } from "lib/tensor/program/passes/mergeSums";
import { nameGradients } from "lib/tensor/program/passes/nameGradients";
import { simplify } from "lib/tensor/program/passes/simplify";
import * as tf from "lib/tensor/tf";
import { countKinds, programOf } from "./countKinds";

beforeAll(() => tf.ready());

const gradOf = (f: (x: tf.Tensor) => tf.Tensor) => (x: tf.Tensor, dy: tf.Tensor) => tf.grad(f)(x, dy);
const [square, batch] = [
  [4, 4],
  [3, 4],
];

describe("lower", () => {
  it("computes once what is computed twice, and leaves out what nothing needs", () => {
    const program = programOf([square], (x) => {
      tf.exp(x);
      return tf.mul(tf.tanh(x), tf.tanh(x));
    });
    expect(countKinds(program)).toEqual({ Tanh: 1, Mul: 1 });
  });

  it("joins views and stores no constant of one value", () => {
    const program = programOf([[2, 6]], (x) =>
      tf.add(tf.reshape(tf.reshape(x, [12]), [3, 4]), tf.ones([3, 4, 1]).reshape([3, 4])),
    );
    expect(countKinds(program)).toEqual({ Reshape: 1, Add: 1 });
    expect(countKinds(programOf([[20]], (x) => tf.add(x, tf.fill([20], 2))))).toEqual({ Fill: 1, Add: 1 });
  });

  it("refuses an activation for which there is no primitive", () => {
    const activate = () =>
      programOf([batch, square], (x, w) =>
        tf.fused.matMul({ a: x as tf.Tensor2D, b: w as tf.Tensor2D, activation: "leakyrelu" }),
      );
    expect(activate).toThrow("a captured step has no operation leakyrelu");
  });
});

describe("simplify", () => {
  it("leaves out factors of one and terms of zero, and gives numbers as numbers", () => {
    const program = programOf([[20]], (x) =>
      tf.add(tf.mul(tf.mul(x, tf.ones([20])), tf.fill([20], 3)), tf.zeros([20])),
    );
    const simple = simplify(program);
    expect(countKinds(simple)).toEqual({ Mul: 1 });
    expect([...simple.constants.values()]).toEqual([Float32Array.of(3)]);
  });

  it("keeps what changes the shape", () => {
    expect(countKinds(simplify(programOf([[1, 4]], (x) => tf.add(x, tf.zeros([30, 4])))))).toMatchObject({
      Add: 1,
    });
  });

  it("moves a function before a change of shape", () => {
    const { operations } = simplify(programOf([batch], (x) => tf.elu(tf.reshape(x, [2, 6]))));
    expect(operations.map(({ kind }) => kind)).toEqual(["Elu", "Reshape"]);
  });
});

describe("simplify, of a bias", () => {
  it("adds it before a change of shape that keeps the last axis, and only then", () => {
    const kinds = (shape: number[]): string[] =>
      simplify(
        programOf([[6, 2], [shape.at(-1)!]], (x, bias) => tf.add(tf.reshape(x, shape), bias)),
      ).operations.map(({ kind }) => kind);
    expect(kinds([3, 2, 2])).toEqual(["Add", "Reshape"]);
    expect(kinds([3, 4])).toEqual(["Reshape", "Add"]);
  });
});

describe("nameGradients", () => {
  it.each([
    ["SigmoidGrad", tf.sigmoid],
    ["TanhGrad", tf.tanh],
    ["ReluGrad", tf.relu],
  ] as const)("finds %s", (kind, f) => {
    const named = nameGradients(
      programOf(
        [batch, batch],
        gradOf((x) => f(x)),
      ),
    );
    expect(countKinds(named)[kind]).toBe(1);
    expect(countKinds(named)).not.toHaveProperty("Mul");
  });

  it("leaves what only looks alike", () => {
    const program = programOf([batch, batch], (y, dy) => [
      tf.mul(dy, tf.mul(y, tf.sub(2, y))),
      tf.mul(dy, tf.sub(1, tf.mul(y, dy))),
      tf.mul(dy, tf.where(tf.greater(y, 1), tf.onesLike(y), tf.zerosLike(y))),
    ]);
    expect(countKinds(nameGradients(program))).toEqual(countKinds(program));
  });
});

describe("mergeSums", () => {
  /** A recurrence of five steps, and its gradient by the weights. */
  const recurrence = (w: tf.Tensor, b: tf.Tensor, x: tf.Tensor): tf.Tensor[] =>
    tf.grads((weights: tf.Tensor, bias: tf.Tensor) => {
      let h = x;
      for (let t = 0; t < 5; t++) h = tf.tanh(tf.add(tf.matMul(h, weights as tf.Tensor2D), bias));
      return tf.sum(h);
    })([w, b]);

  it("makes one product and one sum of those of all time steps", () => {
    const program = simplify(programOf([square, [4], batch], recurrence));
    const [before, after] = [program, mergeSums(program)].map(countKinds);
    expect(before.MatMul).toBe(5 + 4 + 5);
    expect(after.MatMul).toBe(5 + 4 + 1);
    expect([before.Sum, after.Sum]).toEqual([5, 1]);
    expect(after).not.toHaveProperty("AddN");
  });

  it("keeps the terms of a sum that something else needs too", () => {
    const program = programOf([batch, batch], (a, b) => {
      const [p, q] = [tf.matMul(a, b, true), tf.matMul(b, a, true)];
      return [tf.add(tf.add(p, q), tf.matMul(a, a, true)), p];
    });
    expect(countKinds(mergeSums(program)).MatMul).toBe(2);
  });
});

describe("the ONNX engine's passes", () => {
  it("add on to a product what is added to it", () => {
    const program = programOf([batch, square, [4], batch], (x, w, b, y) =>
      tf.add(tf.add(tf.matMul(x, w), b), tf.matMul(y, w)),
    );
    expect(countKinds(addToProducts(program))).toEqual({ MatMul: 2 });
  });

  it("put two layers of convolutions between one change of layout and one back", () => {
    const program = programOf([[2, 16, 16, 3], [4, 4, 3, 8], [8], [4, 4, 8, 8]], (x, w1, b1, w2) => {
      const hidden = tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, w1 as tf.Tensor4D, 2, "same"), b1));
      return tf.conv2d(hidden as tf.Tensor4D, w2 as tf.Tensor4D, 2, "same");
    });
    const { ConvFirst, Transpose } = countKinds(channelsFirst(program));
    expect([ConvFirst, Transpose]).toEqual([2, 4]); // image, two filters, result
  });

  it("multiply all windows of all images at once, and a window that covers the image without gathering", () => {
    const small = programOf(
      [
        [2, 8, 8, 32],
        [4, 4, 32, 8],
      ],
      (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "same"),
    );
    expect(countKinds(convolutionsAsProducts(small, onnxPolicy))).toMatchObject({ MatMul: 1, Gather: 1 });
    const whole = programOf(
      [
        [2, 5, 5, 8],
        [5, 5, 8, 16],
      ],
      (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "valid"),
    );
    expect(countKinds(convolutionsAsProducts(whole, onnxPolicy))).toEqual({ Reshape: 3, MatMul: 1 });
  });

  it("gather what windows see once for a convolution and its gradient by the windows", () => {
    const images = tf.zeros([2, 9, 9, 3]) as tf.Tensor4D;
    const program = programOf([[3, 3, 3, 8]], (w) =>
      tf.grad((windows) => tf.sum(tf.square(tf.conv2d(images, windows as tf.Tensor4D, 2, "same"))))(w),
    );
    images.dispose();
    expect(countKinds(convolutionsAsProducts(program, onnxPolicy))).toMatchObject({ MatMul: 2, Gather: 1 });
  });

  it("leave a convolution to the engine whose windows see too much to be gathered", () => {
    const large = programOf(
      [
        [1024, 64, 64, 32],
        [4, 4, 32, 8],
      ],
      (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "same"),
    );
    expect(countKinds(convolutionsAsProducts(large, onnxPolicy))).toEqual({ Conv2D: 1 });
  });
});

describe("fuse, for TensorFlow", () => {
  type Layer = (x: tf.Tensor2D, w: tf.Tensor2D, bias: tf.Tensor1D) => tf.Tensor;
  const fused = (layer: Layer, bias = [4]) =>
    fuse(
      programOf([batch, square, bias], (x, w, b) =>
        layer(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D),
      ),
    );

  it("joins a product with its bias and its activation", () => {
    const { operations } = fused((x, w, bias) => tf.elu(tf.add(tf.matMul(x, w), bias)));
    expect(operations.map(({ kind, inputs, attributes }) => [kind, inputs.length, attributes])).toEqual([
      ["MatMul", 3, { transposeA: false, transposeB: false, activation: "Elu" }],
    ]);
  });

  it("leaves apart what others need too, sums of matrices, and activations that it does not know", () => {
    const both = fused((x, w, bias) => {
      const sum = tf.add(tf.matMul(x, w), bias);
      return tf.mul(tf.tanh(sum), sum);
    });
    expect(countKinds(both)).toEqual({ MatMul: 1, Tanh: 1, Mul: 1 });
    expect(both.operations[0].inputs).toHaveLength(3);
    expect(countKinds(fused((x, w, bias) => tf.add(tf.matMul(x, w), bias), [3, 4]))).toEqual({
      MatMul: 1,
      Add: 1,
    });
    expect(countKinds(fused((x, w, bias) => tf.softplus(tf.add(tf.matMul(x, w), bias))))).toEqual({
      MatMul: 1,
      Softplus: 1,
    });
  });

  it("leaves apart a sum that makes more columns of the product's one", () => {
    const widened = fuse(
      programOf([[3, 4], [4, 1], [5]], (x, w, bias) =>
        tf.add(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), bias),
      ),
    );
    expect(countKinds(widened)).toEqual({ MatMul: 1, Add: 1 });
  });

  it("joins a convolution with its bias, and with Relu, not with Tanh", () => {
    const shapes = [[2, 5, 5, 3], [3, 3, 3, 4], [4]];
    const convolved = (activate: (x: tf.Tensor) => tf.Tensor) =>
      fuse(
        programOf(shapes, (x, w, bias) =>
          activate(tf.add(tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, "valid"), bias)),
        ),
      );
    expect(countKinds(convolved(tf.relu))).toEqual({ Conv2D: 1 });
    expect(countKinds(convolved(tf.tanh))).toEqual({ Conv2D: 1, Tanh: 1 });
  });
});
