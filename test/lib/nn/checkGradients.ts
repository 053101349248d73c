import * as tf from "lib/tensor/tf";
import { leavesOf, pathsOf, type TensorTree, valueAndGradients, withLeaves } from "lib/tensor/records";

const step = 1e-2;

/** (f(θ + h e_i) − f(θ − h e_i)) / 2h for each entry i of one tensor of a record. */
function centralDifferences<T extends TensorTree>(
  loss: (tree: T) => tf.Scalar,
  tree: T,
  at: number,
): number[] {
  const leaves = leavesOf(tree);
  const values = leaves[at].dataSync();
  const lossWith = (i: number, change: number) =>
    tf.tidy(() => {
      const moved = tf.tensor(
        Float32Array.from(values, (v, j) => (i === j ? v + change : v)),
        leaves[at].shape,
      );
      const others = leaves.map((leaf, k) => (k === at ? moved : leaf));
      return loss(withLeaves(tree, others)).dataSync()[0];
    });
  return Array.from(values, (_v, i) => (lossWith(i, step) - lossWith(i, -step)) / (2 * step));
}

/** Expects the gradients of a loss by every entry of a record to be those of central differences. */
export function checkGradients<T extends TensorTree>(
  loss: (tree: T) => tf.Scalar,
  tree: T,
  tolerance = 2e-3,
): void {
  const { gradients } = tf.tidy(() => ({
    gradients: leavesOf(valueAndGradients(loss, tree).gradients).map((g) => Array.from(g.dataSync())),
  }));
  pathsOf(tree).forEach((path, at) => {
    const expected = centralDifferences(loss, tree, at);
    const wrong = expected.flatMap((slope, i) =>
      Math.abs(gradients[at][i] - slope) <= tolerance * Math.max(1, Math.abs(slope))
        ? []
        : [`${path}[${i}]: gradient ${gradients[at][i]}, central difference ${slope}`],
    );
    expect(wrong).toEqual([]);
  });
}
