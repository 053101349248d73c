import { assertShape } from "../core/shape";
import { leavesOf, pathsOf, type TensorTree } from "../tensor/records";

/**
 * Throws unless a record has the names and shapes of another, in the same order.
 * @param name Who asks for what: "adamStep: gradients".
 * @throws RangeError that names the first entry that differs
 */
export function assertSameShapes(name: string, tree: TensorTree, like: TensorTree): void {
  const [names, wanted] = [pathsOf(tree), pathsOf(like)];
  for (let i = 0; i < Math.max(names.length, wanted.length); i++)
    if (names[i] !== wanted[i])
      throw new RangeError(
        `${name} must have as entry ${i} ${wanted[i] ?? "nothing"}, got ${names[i] ?? "nothing"}`,
      );
  const paths = pathsOf(tree, name);
  const shapes = leavesOf(like).map(({ shape }) => shape);
  leavesOf(tree).forEach((leaf, i) => assertShape(paths[i], leaf, shapes[i]));
}
