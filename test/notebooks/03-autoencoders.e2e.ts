import path from "node:path";
import { type CodeCell, readNotebook } from "lib/jupyter/notebook";
import type { NotebookRun } from "lib/jupyter/runner/runNotebook";
import { runMaster } from "../support/runMaster";

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

function describeRun(name: string, further: (texts: (id: string) => string) => void): void {
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

describeRun("03-autoencoders", (texts) => {
  it("finds what the text says: no velocity in one picture, a bend at two, a line that beats the copy", () => {
    expect(texts("aliasing-figure")).toMatch(/velocity θ̇: 0\.0\d out of one picture, 0\.9\d out of two/);
    expect(texts("elbow-figure")).toMatch(/The curve bends at 2\./);
    expect(texts("flip-figure")).toMatch(/The right fold in 100 steps: (9[5-9]|100) times when told/);
    const tv = texts("tv-figure");
    expect(tv).toMatch(/Alone, 2 numbers: R² (0\.99|1\.00)/);
    expect(tv).toMatch(/Beside a television, 2 numbers: R² 0\.[3-7]\d/);
    expect(tv).toMatch(/Beside a television, 3 numbers: R² 0\.9\d/);
  });
});

describeRun("03x-autoencoders-more", (texts) => {
  it("brings the linear autoencoder to PCA's space", () => {
    expect(texts("twin-figure")).toMatch(/falls from 1\.\d to 0\.000\d+ rad/);
  });
});
