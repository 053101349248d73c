import { copyFile, link, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { plotlyPath } from "../shared/plotlyPath";

/** The folder of JupyterLab's figure extension inside the repository. */
export const FIGURE_EXTENSION = "lib/jupyter/share/labextensions/course-figures";

/**
 * Puts plotly.js from node_modules beside the figure extension, so that JupyterLab draws figures without a network.
 * Does nothing when the file there is already the installed one.
 * @param repoRoot folder that holds `lib`
 * @throws {Error} when plotly.js-dist is not installed.
 */
export async function installFigureExtension(repoRoot: string): Promise<void> {
  const source = plotlyPath(repoRoot);
  const target = join(repoRoot, FIGURE_EXTENSION, "static", "plotly.js");
  if (await sameFile(source, target)) return;
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  try {
    await link(source, partial).catch(() => copyFile(source, partial));
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

async function sameFile(source: string, target: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  if (b === undefined) return false;
  return a.ino === b.ino || (a.size === b.size && b.mtimeMs >= a.mtimeMs);
}
