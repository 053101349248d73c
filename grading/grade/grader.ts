import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Notebook, parseNotebook } from "lib/jupyter/notebook";
import { stripNotebook } from "../notebook/strip";
import { buildStrippedLib } from "../notebook/strippedLib";
import { compiledGrading } from "../sandbox/stage";
import type { Tier } from "../sandbox/tier";
import { type LoadedUnit, loadUnit } from "./loadUnit";
import { sandboxWorkshop } from "./sandboxWorkshop";
import type { Workshop } from "./workshop";

/** A notebook's grader: its exercises, its master, and the sandboxes that run submissions. */
export interface Grader {
  unit: LoadedUnit;
  master: Notebook;
  released: Notebook;
  masterHash: string;
  graderHash: string;
  secret: string;
  workshop: Workshop;
}

/** Makes ready to grade a notebook.
 *  @param repository The root, which holds notebooks/. @param notebook "01".
 *  @throws RangeError for a notebook without exercises; what reading the master or compiling lib throws. */
export async function createGrader(
  repository: string,
  notebook: string,
  { tier, secret }: { tier: Tier; secret: string },
): Promise<Grader> {
  const unit = loadUnit(notebook);
  const text = readFileSync(join(repository, "notebooks", unit.notebook), "utf8");
  const master = parseNotebook(text, unit.notebook);
  return {
    unit,
    master,
    released: stripNotebook(master),
    masterHash: createHash("sha256").update(text).digest("hex"),
    graderHash: hashFolder(compiledGrading()),
    secret,
    workshop: sandboxWorkshop(tier, await buildStrippedLib(notebook)),
  };
}

/** One hash over the names and contents of a folder's files. */
export function hashFolder(folder: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.js$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}
