import * as tf from "@tensorflow/tfjs";

/** A tensor, or a record or list of such, nested as one likes: parameters, a batch, a state. */
export type TensorTree = tf.Tensor | readonly TensorTree[] | { readonly [name: string]: TensorTree };

/** A record or list, nested as one likes, with something else than tensors at its leaves. */
export type Tree<Leaf> = Leaf | readonly Tree<Leaf>[] | { readonly [name: string]: Tree<Leaf> };

function isPlain(tree: unknown): tree is Record<string, unknown> {
  if (typeof tree !== "object" || tree === null) return false;
  const prototype: unknown = Object.getPrototypeOf(tree);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(value: unknown, path: string): never {
  const got = value === null ? "null" : typeof value;
  throw new TypeError(`${path || "the record"} must be a tensor or a record or list of tensors, got ${got}`);
}

function visit(tree: unknown, path: string, see: (leaf: tf.Tensor, path: string) => void): void {
  if (tree instanceof tf.Tensor) return see(tree, path);
  if (Array.isArray(tree)) return tree.forEach((child, i) => visit(child, `${path}[${i}]`, see));
  if (!isPlain(tree)) refuse(tree, path);
  for (const name of Object.keys(tree)) visit(tree[name], path ? `${path}.${name}` : name, see);
}

/** The tensors of a nested record in the order of its keys.
 *  @throws TypeError that names the entry that is neither a tensor nor a record nor a list */
export function leavesOf(tree: TensorTree, name = ""): tf.Tensor[] {
  const leaves: tf.Tensor[] = [];
  visit(tree, name, (leaf) => leaves.push(leaf));
  return leaves;
}

/** The paths of the tensors, in the order of `leavesOf`: `"actor.layers[0].kernel"`. */
export function pathsOf(tree: TensorTree, name = ""): string[] {
  const paths: string[] = [];
  visit(tree, name, (_leaf, path) => paths.push(path));
  return paths;
}

/** A record of the same nesting, with the result of a function in place of each tensor.
 *  @throws TypeError that names the entry that is neither a tensor nor a record nor a list */
export function mapTree<Leaf>(
  tree: TensorTree,
  f: (leaf: tf.Tensor, path: string) => Leaf,
  path = "",
): Tree<Leaf> {
  if (tree instanceof tf.Tensor) return f(tree, path);
  if (Array.isArray(tree)) return tree.map((child: TensorTree, i) => mapTree(child, f, `${path}[${i}]`));
  if (!isPlain(tree)) refuse(tree, path);
  return Object.fromEntries(
    Object.entries(tree).map(([name, child]) => [
      name,
      mapTree(child as TensorTree, f, path ? `${path}.${name}` : name),
    ]),
  );
}

/** A record of the same nesting, with another tensor in place of each. */
export function mapLeaves<T extends TensorTree>(tree: T, f: (leaf: tf.Tensor, path: string) => tf.Tensor): T {
  return mapTree(tree, f) as unknown as T;
}

/** A record of the nesting of a skeleton, which has at each leaf the number of the tensor that belongs there. */
export function rebuild(skeleton: Tree<number>, leaves: readonly tf.Tensor[]): TensorTree {
  if (typeof skeleton === "number") return leaves[skeleton];
  if (Array.isArray(skeleton)) return skeleton.map((child: Tree<number>) => rebuild(child, leaves));
  return Object.fromEntries(Object.entries(skeleton).map(([name, child]) => [name, rebuild(child, leaves)]));
}

/** A record of the nesting of `like` with these tensors, in the order of `leavesOf`.
 *  @throws RangeError if their number differs */
export function withLeaves<T extends TensorTree>(like: T, leaves: readonly tf.Tensor[]): T {
  const paths = pathsOf(like);
  if (paths.length !== leaves.length)
    throw new RangeError(`withLeaves: leaves must be ${paths.length} tensors, got ${leaves.length}`);
  let next = 0;
  return mapLeaves(like, () => leaves[next++]);
}

/** A record of the same nesting and shapes, of zeros. */
export const zerosLike = <T extends TensorTree>(tree: T): T =>
  mapLeaves(tree, (leaf) => tf.zeros(leaf.shape, leaf.dtype));

/** Several records of the nesting of `like`, from a list of one tensor for each of them at each leaf: [[w, m, v], …] gives those of
 *  w, m and v.
 *  @param count how many records @param leaves in the order of `leavesOf`
 *  @throws RangeError if their number differs */
export function unzipTrees<T extends TensorTree>(
  like: T,
  count: number,
  leaves: readonly (readonly tf.Tensor[])[],
): T[] {
  return Array.from({ length: count }, (_, part) =>
    withLeaves(
      like,
      leaves.map((tensors) => tensors[part]),
    ),
  );
}

/** A record of the same nesting, with the tensors of several records at each leaf stacked along a new axis.
 *  @throws RangeError if there is none, or one has another number of tensors */
export function stackTrees<T extends TensorTree>(trees: readonly T[], axis: number): T {
  if (trees.length === 0) throw new RangeError("stackTrees: trees must be at least one record, got none");
  const leaves = trees.map((tree) => leavesOf(tree));
  if (leaves.some(({ length }) => length !== leaves[0].length))
    throw new RangeError("stackTrees: trees must all have the same number of tensors");
  const stacked = leaves[0].map((_, i) => tf.stack(leaves.map((tensors) => tensors[i]), axis)); // prettier-ignore
  return withLeaves(trees[0], stacked);
}

/** Frees the memory of all tensors of these records. */
export function disposeTree(...trees: readonly TensorTree[]): void {
  for (const tree of trees) for (const leaf of leavesOf(tree)) leaf.dispose();
}

/** The gradients of a scalar by each tensor of a record, in the same nesting.
 *  @param loss makes the scalar from the record */
export function valueAndGradients<T extends TensorTree>(
  loss: (tree: T) => tf.Scalar,
  tree: T,
): { value: tf.Scalar; gradients: T } {
  const leaves = leavesOf(tree);
  const { value, grads } = tf.valueAndGrads((...xs: tf.Tensor[]) => loss(withLeaves(tree, xs)))(leaves);
  return { value: value as tf.Scalar, gradients: withLeaves(tree, grads) };
}
