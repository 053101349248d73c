import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type NotebookRun, runNotebook } from "lib/jupyter/runner/runNotebook";
import { withLock } from "lib/setup/shared/lock";
import { writeAtomically } from "lib/setup/shared/writeAtomically";

const masters = path.resolve(__dirname, "../../notebooks");

/**
 * A master's headless run, from which all tests of one run of the suite read: the first that asks runs it, the others wait.
 * @param name "01-simulation-lemma.ipynb"
 */
export async function runMaster(name: string): Promise<NotebookRun> {
  const kept = path.join(process.env.TEST_RUN_FOLDER!, `${name}.json`);
  const execute = async (): Promise<void> => {
    if (existsSync(kept)) return;
    const run = await runNotebook(path.join(masters, name), { timeoutMs: 120_000 });
    writeAtomically(kept, JSON.stringify(run));
  };
  await withLock(`${kept}.lock`, () => undefined, execute);
  return JSON.parse(readFileSync(kept, "utf8")) as NotebookRun;
}
