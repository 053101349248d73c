import { existsSync } from "node:fs";
import path from "node:path";
import { slice, type SliceCell, type Wanted } from "../../notebook/slice";
import { serve } from "./serve";

/** The box: `lib` without answers, and the notebook's TypeScript. */
const box = path.resolve(__dirname, "../..");
const packages = path.join(box, "node_modules");
const options = {
  strippedLib: path.join(box, "lib"),
  typescript: path.join(box, "typescript"),
  ...(existsSync(packages) && { packages }),
};

/** Reads and compiles a notebook's source. Nothing of it runs; the walls are for what hostile source does to a compiler. */
void serve(
  () =>
    new Map([
      [
        "slice",
        (cells: unknown, wanted: unknown) => slice(cells as SliceCell[], wanted as Wanted[], options),
      ],
    ]),
);
