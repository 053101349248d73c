import { createRequire } from "node:module";
import { join } from "node:path";

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
