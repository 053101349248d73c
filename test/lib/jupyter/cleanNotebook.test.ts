import { cleanNotebook } from "lib/jupyter/cleanNotebook";
import type { Notebook } from "lib/jupyter/notebook";

const dirty = (): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: "python3" }, widgets: {} },
  cells: [
    {
      cell_type: "code",
      id: "a",
      metadata: {
        nbgrader: { grade_id: "g" },
        tags: ["t"],
        slideshow: {},
        jupyter: { source_hidden: true, outputs_hidden: true },
        execution: {},
      },
      source: "1",
      execution_count: 4,
      outputs: [{ output_type: "stream", name: "stdout", text: "1" }],
    },
    {
      cell_type: "markdown",
      id: "b",
      metadata: { "vscode.x": 1 },
      source: "text",
      attachments: { "x.png": {} },
    },
  ],
});

describe("cleanNotebook", () => {
  it("keeps sources, ids, attachments and the metadata nbgrader, slideshow and tags, whether code is folded, and nothing else", () => {
    const { cells, metadata } = cleanNotebook(dirty());
    expect(cells).toEqual([
      {
        cell_type: "code",
        id: "a",
        metadata: {
          nbgrader: { grade_id: "g" },
          tags: ["t"],
          slideshow: {},
          jupyter: { source_hidden: true },
        },
        source: "1",
        execution_count: null,
        outputs: [],
      },
      { cell_type: "markdown", id: "b", metadata: {}, source: "text", attachments: { "x.png": {} } },
    ]);
    expect(Object.keys(metadata).sort()).toEqual(["kernelspec", "language_info"]);
    expect(metadata.kernelspec).toMatchObject({ name: "tslab", display_name: "TypeScript" });
  });

  it("changes nothing the second time, nor its argument", () => {
    const notebook = dirty();
    const once = cleanNotebook(notebook);
    expect(cleanNotebook(once)).toEqual(once);
    expect(notebook).toEqual(dirty());
  });
});
