import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Notebook, parseNotebook } from "lib/jupyter/notebook";
import { joinNotebooks, notebookNames, type Part, shortName } from "../notebook/parts";
import { stripNotebook } from "../notebook/strip";
import { buildStrippedLib } from "../notebook/strippedLib";
import { compiledGrading } from "../sandbox/compiled";
import { reachableNode } from "../sandbox/stage";
import type { Tier } from "../sandbox/walls/tier";
import { type Boxes, boxesFor, startsFast } from "./boxes";
import { needsOf } from "../checks/needs";
import { loadUnit } from "../checks/loadUnit";
import { sheetOf, type UnitSheet } from "./sheet";

/** A notebook's grader: its exercises, its master, and where submissions run. Plain data, so that other processes can have it. */
export interface Grader {
  unit: UnitSheet;
  /** The unit's notebooks. */
  parts: Part[];
  /** All of them as one. */
  master: Notebook;
  released: Notebook;
  masterHash: string;
  graderHash: string;
  secret: string;
  tier: Tier;
  boxes: Boxes;
  /** A node binary that the sandbox's user can run. */
  node: string;
}

/** Makes ready to grade a notebook.
 *  @param repository The root, which holds notebooks/. @param notebook "01".
 *  @throws RangeError for a notebook without exercises; what reading the master or compiling lib throws. */
export async function createGrader(
  repository: string,
  notebook: string,
  { tier, secret }: { tier: Tier; secret: string },
): Promise<Grader> {
  const unit = sheetOf(loadUnit(notebook));
  const names = notebookNames(unit);
  const texts = names.map((name) => readFileSync(join(repository, "notebooks", name), "utf8"));
  const node = reachableNode();
  const boxes = boxesFor(unit, await buildStrippedLib({ id: unit.id, needs: needsOf(unit) }));
  return {
    unit,
    ...notebooksOf(texts.map((text, i) => ({ file: names[i] as string, text }))),
    masterHash: createHash("sha256").update(texts.join("")).digest("hex"),
    graderHash: hashFolder(compiledGrading()),
    secret,
    tier,
    boxes: { ...boxes, checker: await startsFast(boxes.checker, unit.id, node) },
    node,
  };
}

/** The masters and what is handed out, one by one and as one. */
export function notebooksOf(
  files: { file: string; text: string }[],
): Pick<Grader, "parts" | "master" | "released"> {
  const parts = files.map(({ file, text }) => {
    const master = parseNotebook(text, file);
    return { name: shortName(file), master, released: stripNotebook(master) };
  });
  return {
    parts,
    master: joinNotebooks(parts.map(({ master }) => master)),
    released: joinNotebooks(parts.map(({ released }) => released)),
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
