import { copyFile, link, mkdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

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

/**
 * Path of the plotly.js that is installed for a folder.
 * @throws {Error} when there is none.
 */
export function plotlyPath(from: string): string {
  try {
    return createRequire(join(from, "package.json")).resolve("plotly.js-dist/plotly.js");
  } catch {
    throw new Error(`plotly.js-dist is not installed for ${from}: run "npm ci"`);
  }
}

async function sameFile(source: string, target: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  if (b === undefined) return false;
  return a.ino === b.ino || (a.size === b.size && b.mtimeMs >= a.mtimeMs);
}
