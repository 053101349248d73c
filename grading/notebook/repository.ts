import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder that holds lib, grading and notebooks, whether this file runs as source or compiled. */
export function repositoryRoot(): string {
  let folder = __dirname;
  for (;;) {
    const manifest = path.join(folder, "package.json");
    if (existsSync(manifest) && "workspaces" in JSON.parse(readFileSync(manifest, "utf8"))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder)
      throw new Error(`repositoryRoot: no package.json with workspaces above ${__dirname}`);
    folder = parent;
  }
}
