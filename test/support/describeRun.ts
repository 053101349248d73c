import path from "node:path";
import { type CodeCell, readNotebook } from "lib/jupyter/notebook";
import type { NotebookRun } from "lib/jupyter/runner/runNotebook";
import { runMaster } from "./runMaster";

const fileOf = (name: string): string => path.join(__dirname, "../../notebooks", `${name}.ipynb`);

/** What a cell says after a run, its outputs as text. */
function textsOf(run: NotebookRun, id: string): string {
  const cell = run.notebook.cells.find((c) => c.id === id) as CodeCell;
  return cell.outputs
    .map((output) =>
      "data" in output ? String(output.data["text/plain"]) : "text" in output ? output.text : output.evalue,
    )
    .join("\n")
    .replace(/\s+/g, " ");
}

/** Declares that a master runs headless, and passes its public checks. @param further tests of what its cells say */
export function describeRun(name: string, further: (texts: (id: string) => string) => void): void {
  describe(`notebook ${name}, run headless`, () => {
    let run: NotebookRun;
    beforeAll(async () => {
      run = await runMaster(`${name}.ipynb`);
    }, 600_000);

    it("runs to its end", () => {
      expect(run.failures).toEqual([]);
    });

    it("passes all of its public checks", () => {
      const checks = readNotebook(fileOf(name)).cells.filter(({ id }) => id.startsWith("check-"));
      for (const { id } of checks)
        expect([id, textsOf(run, id)]).toEqual([id, expect.stringMatching(/public checks (\d+)\/\1\b/)]);
    });

    further((id) => textsOf(run, id));
  });
}
