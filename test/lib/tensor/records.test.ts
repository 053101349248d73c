import {
  disposeTree,
  leavesOf,
  mapLeaves,
  mapTree,
  pathsOf,
  stackTrees,
  type TensorTree,
  unzipTrees,
  valueAndGradients,
  withLeaves,
  zerosLike,
} from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

const example = () => ({ a: tf.scalar(1), list: [{ b: tf.scalar(2) }, tf.scalar(3)] });
const numbers = (leaves: readonly tf.Tensor[]): number[] => leaves.map((leaf) => leaf.dataSync()[0]);

beforeAll(() => tf.ready());

describe("records of tensors", () => {
  it("have their tensors in the order of their keys, and a path for each", () => {
    const tree = example();
    expect(numbers(leavesOf(tree))).toEqual([1, 2, 3]);
    expect(pathsOf(tree)).toEqual(["a", "list[0].b", "list[1]"]);
    expect(pathsOf(tree.list, "list")).toEqual(["list[0].b", "list[1]"]);
    disposeTree(tree);
  });

  it("are mapped to the same nesting", () => {
    const tree = example();
    expect(mapTree(tree, (leaf, path) => `${path}=${leaf.dataSync()[0]}`)).toEqual({
      a: "a=1",
      list: [{ b: "list[0].b=2" }, "list[1]=3"],
    });
    const doubled = mapLeaves(tree, (leaf) => tf.mul(leaf, 2));
    expect(numbers(leavesOf(doubled))).toEqual([2, 4, 6]);
    expect(leavesOf(withLeaves(tree, leavesOf(doubled)))).toEqual(leavesOf(doubled));
    disposeTree(tree, doubled);
  });

  it("are stacked leaf by leaf, along a new axis", () => {
    const [one, other] = [example(), mapLeaves(example(), tf.neg)];
    const stacked = stackTrees([one, other], 0);
    expect(leavesOf(stacked).map((leaf) => leaf.arraySync())).toEqual([[1, -1], [2, -2], [3, -3]]); // prettier-ignore
    expect(pathsOf(stacked)).toEqual(pathsOf(one));
    expect(() => stackTrees([], 0)).toThrow("stackTrees: trees must be at least one record, got none");
    expect(() => stackTrees<TensorTree>([one, { a: one.a }], 0)).toThrow("number");
    disposeTree(one, other, stacked);
  });

  it("are made of zeros, and of lists of one tensor for each", () => {
    const tree = { a: tf.tensor1d([1, 2]), more: [tf.scalar(3, "int32")] };
    const zeros = zerosLike(tree);
    expect([zeros.a.shape, zeros.more[0].dtype, numbers(leavesOf(zeros).slice(1))]).toEqual([
      [2],
      "int32",
      [0],
    ]);
    const [x, y, u, v] = [1, 2, 3, 4].map((value) => tf.scalar(value));
    expect(unzipTrees(tree, 2, [[x, y], [u, v]])).toEqual([{ a: x, more: [u] }, { a: y, more: [v] }]); // prettier-ignore
    expect(unzipTrees({}, 3, [])).toEqual([{}, {}, {}]);
    expect(() => unzipTrees(tree, 2, [[x, y]])).toThrow("leaves must be 2 tensors, got 1");
    disposeTree(tree, zeros, [x, y, u, v]);
  });

  it("refuse what is not a tensor, by its path", () => {
    const wrong = (value: unknown): TensorTree => ({ list: [{ b: value }] }) as unknown as TensorTree;
    expect(() => leavesOf(wrong(1))).toThrow(
      /^list\[0\]\.b must be a tensor or a record or list of tensors, got number/,
    );
    expect(() => mapLeaves(wrong(1), (leaf) => leaf)).toThrow(/^list\[0\]\.b must .* got number/);
    expect(() => leavesOf(wrong(null))).toThrow(/list\[0\]\.b must .* got null/);
    expect(() => leavesOf(wrong(new Map()))).toThrow(/list\[0\]\.b must .* got object/);
    expect(() => withLeaves({ a: tf.scalar(1) }, [])).toThrow("withLeaves: leaves must be 1 tensors, got 0");
  });

  it("have gradients of the same nesting, and leak nothing", () => {
    const tree = { x: tf.tensor1d([1, 2]), more: { y: tf.scalar(3) } };
    const before = tf.memory().numTensors;
    const { value, gradients } = valueAndGradients(
      ({ x, more }) => tf.sum(tf.mul(tf.square(x), more.y)) as tf.Scalar,
      tree,
    );
    expect(value.dataSync()[0]).toBe(15);
    expect(Array.from(gradients.x.dataSync())).toEqual([6, 12]);
    expect(gradients.more.y.dataSync()[0]).toBe(5);
    disposeTree(value, gradients);
    expect(tf.memory().numTensors).toBe(before);
  });
});
