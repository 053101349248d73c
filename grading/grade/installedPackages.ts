import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Exercise } from "../checks/exercise";
import { repositoryRoot } from "../notebook/repository";
import type { Content } from "../sandbox/stage";

/** Folder of a package, as it is found from `from`. */
function packageFolder(name: string, from: string): string | undefined {
  const folders = createRequire(path.join(from, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => path.join(folder, name)).find((folder) => existsSync(folder));
}

/** The packages of these names that are installed, with all that they need to run, each at its place in node_modules. */
export function installedPackages(...names: string[]): Content[] {
  const root = repositoryRoot();
  const found = new Set<string>();
  const add = (wanted: string, from: string): void => {
    const folder = wanted.startsWith("@types/") ? undefined : packageFolder(wanted, from);
    if (!folder || found.has(folder)) return;
    found.add(folder);
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    for (const needed of Object.keys(manifest.dependencies ?? {})) add(needed, folder);
  };
  for (const name of names) add(name, root);
  const isNested = (folder: string): boolean =>
    [...found].some((other) => folder.startsWith(other + path.sep));
  return [...found]
    .filter((folder) => !isNested(folder))
    .map((from) => ({ from, to: path.relative(root, from).split(path.sep).join("/") }));
}

/**
 * What `lib/tensor` runs on in a box: WebAssembly on every machine, so that a grade does not depend on what is installed on the
 * grader's; and the native library would take longer to load than the checks of an exercise take.
 */
const tensorPackages = (): Content[] =>
  installedPackages("@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm", "protobufjs");

/** The packages that functions with these needs run on besides the library. */
export const neededPackages = ({ needs = [] }: Pick<Exercise, "needs">): Content[] =>
  needs.includes("tensors") ? tensorPackages() : [];
