import * as tf from "lib/tensor/tf";
import { expectLikeCpu, type Operation, startBackends } from "./likeCpu";

beforeAll(startBackends);

/** Batches of left and right, then rows, inner size and columns. */
const sizes: [number[], number[], [number, number, number]][] = [
  [[], [], [3, 5, 7]],
  [[], [], [1, 9, 4]],
  [[], [], [6, 1, 5]],
  [[], [], [8, 3, 1]],
  [[], [], [1, 1, 1]],
  [[], [], [33, 65, 17]],
  [[], [], [130, 70, 3]],
  [[], [], [3, 70, 130]],
  [[4], [4], [3, 5, 2]],
  [[3], [3], [40, 30, 50]],
  [[4], [1], [3, 5, 2]],
  [[1], [4], [3, 5, 2]],
  [[4], [], [7, 5, 6]],
  [
    [2, 3],
    [2, 3],
    [3, 4, 5],
  ],
  [
    [2, 3],
    [2, 1],
    [3, 4, 5],
  ],
  [[5, 1], [3], [2, 4, 1]],
];

const operations: Operation[] = sizes.flatMap(([left, right, [m, k, n]]) =>
  [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => {
      const a = [...left, ...(transposeA ? [k, m] : [m, k])];
      const b = [...right, ...(transposeB ? [n, k] : [k, n])];
      return {
        name: `matMul [${a}]${transposeA ? "ᵀ" : ""} · [${b}]${transposeB ? "ᵀ" : ""}`,
        inputs: [{ shape: a }, { shape: b }],
        f: (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB),
        gradient: `${left}` === `${right}`, // tfjs 4.22 has none for broadcast batches, on any backend
      };
    }),
  ),
);

const einsums: [string, number[][]][] = [
  [
    "ij,jk->ik",
    [
      [3, 4],
      [4, 5],
    ],
  ],
  [
    "ij,jk->ki",
    [
      [3, 4],
      [4, 5],
    ],
  ],
  [
    "bij,bkj->bik",
    [
      [2, 3, 4],
      [2, 5, 4],
    ],
  ],
  [
    "bthd,bshd->bhts",
    [
      [2, 3, 4, 5],
      [2, 6, 4, 5],
    ],
  ],
  ["i,j->ij", [[3], [4]]],
  [
    "ij,ij->",
    [
      [3, 4],
      [3, 4],
    ],
  ],
  ["ij->ji", [[3, 4]]],
  ["ijk->j", [[3, 4, 5]]],
];

describe("matrix products on wasm", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s as on the plain backend",
    (_name, operation) => expectLikeCpu(operation),
  );

  it.each(einsums)("einsum %s as on the plain backend", (equation, shapes) =>
    expectLikeCpu({
      name: equation,
      inputs: shapes.map((shape) => ({ shape })),
      f: (...xs) => tf.einsum(equation, ...xs),
      gradient: false, // tfjs has none
    }),
  );

  it("dot, outerProduct and a product of vectors as on the plain backend", () =>
    expectLikeCpu({
      name: "dot",
      inputs: [{ shape: [4] }, { shape: [4] }],
      f: (a, b) => tf.add(tf.outerProduct(a as tf.Tensor1D, b as tf.Tensor1D), tf.dot(a, b)),
    }));

  it("einsum sums over what only one tensor names", () => {
    const [a, b] = [tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]), tf.tensor1d([1, 10])];
    const y = tf.einsum("ij,k->k", a, b);
    expect(y.arraySync()).toEqual([21, 210]);
    tf.dispose([a, b, y]);
  });

  it("multiplies by the same memory in two shapes", () => {
    const [a, b] = [tf.tensor2d([1, 2], [1, 2]), tf.tensor1d([1, 2, 3, 4, 5, 6])];
    const products = [
      tf.matMul(a, tf.reshape(b, [2, 3])),
      tf.matMul(tf.concat([a, a, a], 1), tf.reshape(b, [6, 1])),
      tf.matMul(a, tf.reshape(b, [2, 3])),
      tf.matMul(a, tf.reshape(b, [3, 2]), false, true),
    ];
    expect(products.map((y) => y.arraySync())).toEqual([[[9, 12, 15]], [[33]], [[9, 12, 15]], [[5, 11, 17]]]);
  });

  it("refuses whole numbers as the shipped kernel does", () => {
    const a = tf.ones([2, 2], "int32");
    const before = tf.engine().backend.numDataIds();
    expect(() => tf.matMul(a, a)).toThrow("not yet supported");
    expect(tf.engine().backend.numDataIds()).toBe(before);
  });
});
