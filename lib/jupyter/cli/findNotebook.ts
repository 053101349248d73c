import { readdirSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../../setup/shared/command";

/** The repository's folder of notebooks, wherever the command was called from. */
export const notebooksFolder = path.resolve(__dirname, "../../../notebooks");

/**
 * The notebook that a student or instructor means: a path, or the number that its name starts with.
 * @param folder where numbered notebooks lie
 * @throws UsageError if there is none, or more than one
 */
export function findNotebook(name: string, folder = notebooksFolder): string {
  if (name.endsWith(".ipynb")) return path.resolve(name);
  const all = readdirSync(folder).filter((file) => file.endsWith(".ipynb"));
  const found = all.filter((file) => file === `${name}.ipynb` || file.startsWith(`${name}-`));
  if (found.length === 1) return path.join(folder, found[0]);
  const known = all.join(", ") || "none";
  if (found.length === 0)
    throw new UsageError(`no notebook ${JSON.stringify(name)} in ${folder}; there are: ${known}`);
  throw new UsageError(`${JSON.stringify(name)} could be any of ${found.join(", ")}: give the whole name`);
}
