import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type CodeCell, readNotebook } from "lib/jupyter/notebook";
import type { NotebookRun } from "lib/jupyter/runner/runNotebook";
import { runMaster } from "../support/runMaster";

const name = "01-simulation-lemma.ipynb";
const file = path.join(__dirname, "../../notebooks", name);
const second = "01x-simulation-lemma-more.ipynb";

describe("notebook 01, run headless", () => {
  let run: NotebookRun;
  beforeAll(async () => {
    run = await runMaster(name);
  }, 120_000);

  const texts = (id: string) => {
    const cell = run.notebook.cells.find((c) => c.id === id) as CodeCell;
    return cell.outputs.map((output) =>
      "data" in output ? String(output.data["text/plain"]) : "text" in output ? output.text : output.evalue,
    );
  };

  it("runs to its end", () => {
    expect(run.failures).toEqual([]);
    console.info(`notebook 01: ${run.seconds.toFixed(1)} s with the kernel's start`);
  });

  it("passes all of its public checks", () => {
    const checks = readNotebook(file).cells.filter(({ id }) => id.startsWith("check-"));
    for (const { id } of checks)
      expect([id, texts(id).join()]).toEqual([id, expect.stringMatching(/public checks (\d+)\/\1\b/)]);
  });

  it("shows the numbers that its prose speaks of", () => {
    expect(texts("leak-figure").join()).toContain("gap 0.91, bound 9.90");
    expect(texts("leak-figure").join()).toContain("gap is 0.47 and the bound 0.90");
    expect(texts("leak-figure").join()).toContain("slope 2.04");
    expect(texts("pdpm-figure").join()).toContain("both: -7.6, 6.3, 4.9, 3.6");
    expect(texts("hedge-figure").join()).toContain("moment loss, sampled: 0.231, 0.083, 0.008");
    expect(texts("hedge-figure").join()).toMatch(/ρ = 0\.20;.*ρ = 0\.65/);
  });

  it("keeps its sliders for pages without a kernel, a frame for each pair of positions in less than 100 KB", () => {
    const cell = run.notebook.cells.find((c) => c.id === "leak-figure") as CodeCell;
    const all = cell.outputs.map((output) => ("data" in output ? String(output.data["text/html"]) : ""));
    const html = all.find((text) => text.includes('"packed":')) ?? "";
    const json = /<script type="application\/json">(.*)<\/script>/.exec(html)?.[1] ?? "{}";
    const { controls, packed } = JSON.parse(json) as { controls: { texts: string[] }[]; packed: string };
    // Seven each on a machine that is not busy: drawing beforehand has a limit of time.
    const [rows, columns] = controls.map(({ texts }) => texts.length);
    expect(Math.min(rows, columns)).toBeGreaterThanOrEqual(3);
    expect(Math.max(rows, columns)).toBeLessThanOrEqual(7);
    expect(JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8"))).toHaveLength(
      rows * columns,
    );
    expect(html.length).toBeLessThan(100_000);
  });

  it("tabulates A and B by their closed forms", () => {
    const [text] = texts("candidates-table");
    expect(text).toMatch(/A +0\.400 +0\.200 +\S+ +0\.800 +0 +4/);
    expect(text).toMatch(/B +1\.60 +0\.800 +\S+ +0 +0 +0/);
  });
});

describe("notebook 01x, run headless", () => {
  it("runs to its end on the functions of notebook 01, and shows the numbers that its prose speaks of", async () => {
    const { notebook, failures } = await runMaster(second);
    const textOf = (id: string) => JSON.stringify(notebook.cells.find((cell) => cell.id === id));
    expect(failures).toEqual([]);
    expect(textOf("tight-figure")).toContain("the gap is 90.83 and the bound 90.83");
    for (const id of ["check-G1", "check-G2"]) expect(textOf(id)).toMatch(/public checks (\d+)\/\1\b/);
  }, 120_000);
});
