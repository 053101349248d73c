import { assertShape } from "../core/shape";
import { leavesOf, pathsOf, type TensorTree } from "../tensor/records";

/**
 * Throws unless a record has the names and shapes of another, in the same order.
 * @param name Who asks for what: "adamStep: gradients".
 * @throws RangeError that names the first entry that differs
 */
export function assertSameShapes(name: string, tree: TensorTree, like: TensorTree): void {
  const [paths, wanted] = [pathsOf(tree, name), pathsOf(like, name)];
  const length = Math.max(paths.length, wanted.length);
  for (let i = 0; i < length; i++)
    if (paths[i] !== wanted[i])
      throw new RangeError(
        `${name} must have the entry ${wanted[i] ?? "no more"} here, got ${paths[i] ?? "none"}`,
      );
  const shapes = leavesOf(like).map(({ shape }) => shape);
  leavesOf(tree).forEach((leaf, i) => assertShape(paths[i], leaf, shapes[i]));
}
