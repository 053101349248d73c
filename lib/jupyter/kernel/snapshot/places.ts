import path from "node:path";

const ownFolder = path.join("jupyter", "kernel", "snapshot");

/** Folder of this package's compiled files, also where this file itself runs from its TypeScript source. */
const built = __filename.endsWith(".ts")
  ? path.resolve(__dirname, "../../../dist")
  : path.resolve(__dirname, "../../..");

/** A compiled file of this folder. */
export const builtFile = (name: string): string => path.join(built, ownFolder, name);

/** The folder of the whole project, in which the package is `lib`. */
export const projectFolder = path.resolve(built, "../..");
