import path from "node:path";
import { type CodeCell, readNotebook } from "lib/jupyter/notebook";
import type { NotebookRun } from "lib/jupyter/runner/runNotebook";
import { runMaster } from "../support/runMaster";

const name = "02-ross-bagnell.ipynb";
const file = path.join(__dirname, "../../notebooks", name);
const second = "02x-ross-bagnell-more.ipynb";
const textsOf = (run: NotebookRun, id: string) => {
  const cell = run.notebook.cells.find((c) => c.id === id) as CodeCell;
  return cell.outputs
    .map((output) =>
      "data" in output ? String(output.data["text/plain"]) : "text" in output ? output.text : output.evalue,
    )
    .join("\n");
};

describe("notebook 02, run headless", () => {
  let run: NotebookRun;
  beforeAll(async () => {
    run = await runMaster(name);
  }, 240_000);
  const texts = (id: string) => textsOf(run, id);

  it("runs to its end", () => {
    expect(run.failures).toEqual([]);
  });

  it("passes all of its public checks", () => {
    const checks = readNotebook(file).cells.filter(({ id }) => id.startsWith("check-"));
    for (const { id } of checks)
      expect([id, texts(id)]).toEqual([id, expect.stringMatching(/public checks (\d+)\/\1\b/)]);
  });

  it("pays on Door & Bridge what the lecture says", () => {
    const text = texts("door-table");
    expect(text).toMatch(/expert only +40, 40, 40, 40, 40, 40 +6 +0/);
    expect(text).toMatch(/learner only +40, 16, 16, 16, 16, 16 +16 +0/);
    expect(text).toMatch(/half and half +40, 10, 10, 10, 10, 10 +10 +0/);
    expect(texts("door-table")).toMatch(
      /promised\s+6 steps; learner only takes the detour, 16; .* the bridge, 10/,
    );
  });

  it("shows the numbers that its prose speaks of", () => {
    expect(texts("pendulum-figure")).toMatch(/expert: 116, 116, 116; .* both: 116, 1\.00, 0\.99/);
    expect(texts("pendulum-models-table")).toMatch(/expert +2\.00e-4 +0\.040/);
    expect(texts("noise-live-figure")).toMatch(/1e\+17, cost 116 J\*/);
    expect(texts("mix-figure")).toMatch(/loop: 200 expert, 200 learner +0\.99\d +1\.0/);
    expect(texts("mix-figure")).toMatch(/0\.99\d at 0, .*, 116 at 1\./);
    expect(texts("planners-table")).toMatch(
      /LQR +0 +1\.00 .*shooting.* 250 +2\d\.\d .*CEM, 20.* 250 +2\.\d\d .*value +250 +1\.0\d /s,
    );
    expect(texts("ice-figure")).toMatch(/64\.8, 10\.0, 8\.0, 8\.0.*rounds 10, 19, 28/s);
    expect(texts("ice-figure")).toMatch(
      /first arrives after 6 .* over the cliff, .*fourth.*arrives after 8 steps/s,
    );
    expect(texts("car-figure")).toMatch(
      /expert: gaps 50, .*loss 6\.8e-7; both: gaps 50, -18, 17, 9, 13, 7, 6, loss 5\.4e-6/,
    );
    expect(texts("mismatch-figure")).toMatch(/ρ = 0\.17; .*ρ = 0\.92.*49 of the plans.*the worst 118 J\*/s);
    expect(texts("regret-figure")).toMatch(/the bound is\s+1\.65 .* 0\.0048; .*log loss .* is 2\.72/s);
  });
});

describe("notebook 02x, run headless", () => {
  it("runs to its end on the functions of notebook 02, and shows the numbers that its prose speaks of", async () => {
    const run = await runMaster(second);
    expect(run.failures).toEqual([]);
    for (const id of ["check-G3", "check-G4"]) expect(textsOf(run, id)).toMatch(/public checks (\d+)\/\1\b/);
    expect(textsOf(run, "g4-figure")).toMatch(/least squares .*3\.070\nmatched values .*0\.108/);
    expect(textsOf(run, "capstone-figure")).toMatch(
      /batch, expert: 225 first, 223 best; loop, expert: .*1\.39 best/,
    );
  }, 240_000);
});
