import path from "node:path";
import type { Exercise } from "../checks/exercise";
import { repositoryRoot } from "../notebook/repository";
import type { SliceOptions } from "../notebook/slice";
import { buildStrippedLib } from "../notebook/strippedLib";

/** Where the slicer reads what a unit's functions may import, here in the repository: with the packages' declarations where its
 *  exercises need more than plain values. */
export async function sliceOptionsOf(
  id: string,
  needs: NonNullable<Exercise["needs"]>,
): Promise<SliceOptions> {
  const strippedLib = await buildStrippedLib({ id, needs });
  return needs.length > 0
    ? { strippedLib, packages: path.join(repositoryRoot(), "node_modules") }
    : { strippedLib };
}
