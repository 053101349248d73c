import path from "node:path";
import type { Product } from "../shared/pip";
import { cacheFolder, pythonOf } from "../shared/places";
import { SetupError } from "../shared/setupError";
import { type PinnedVenv, venvState } from "../shared/venv";

/** Gymnasium, as whoever installs it is told of it. */
export const gymnasium: Product = {
  name: "Gymnasium",
  run: "npm run setup:gymnasium",
  download: "90 MB",
  room: "400 MB",
};

/** Where Gymnasium is: in the user's cache, since all clones can share it. */
export function gymnasiumVenv(cache = cacheFolder()): PinnedVenv {
  const venv = path.join(cache, "gymnasium");
  // Beside this file's source, also where it is compiled.
  const root = path.resolve(
    __dirname,
    path.basename(path.resolve(__dirname, "../..")) === "dist" ? "../../../.." : "../../..",
  );
  return {
    venv,
    python: pythonOf(venv),
    requirements: path.join(root, "lib/setup/gymnasium/requirements.txt"),
  };
}

/** The Python that has Gymnasium. @throws SetupError with the command that installs it */
export function gymnasiumPython(place = gymnasiumVenv()): string {
  if (venvState(place) === "ready") return place.python;
  throw new SetupError(`${gymnasium.name} is not installed. Run: ${gymnasium.run}`);
}
