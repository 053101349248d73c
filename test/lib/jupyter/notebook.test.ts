import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  formatNotebook,
  NotebookFormatError,
  parseNotebook,
  readNotebook,
  writeNotebook,
} from "lib/jupyter/notebook";

const raw = (cells: unknown[], extra: object = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...extra });

const code = {
  cell_type: "code",
  id: "a",
  metadata: {},
  execution_count: 3,
  source: ["x\n", "y"],
  outputs: [],
};

describe("parseNotebook", () => {
  it("joins lists of lines in sources, streams and texts, and leaves JSON types whole", () => {
    const outputs = [
      { output_type: "stream", name: "stdout", text: ["1\n", "2\n"] },
      {
        output_type: "display_data",
        data: { "text/html": ["<b>", "x"], "application/vnd.plotly.v1+json": { data: ["1", "2"] } },
        metadata: {},
      },
    ];
    const [cell] = parseNotebook(raw([{ ...code, outputs }])).cells;
    expect(cell).toMatchObject({ source: "x\ny", execution_count: 3 });
    expect(cell).toMatchObject({
      outputs: [
        { text: "1\n2\n" },
        { data: { "text/html": "<b>x", "application/vnd.plotly.v1+json": { data: ["1", "2"] } } },
      ],
    });
  });

  it("keeps valid ids and gives missing, invalid and repeated ones the same new id in every run", () => {
    const cells = [code, { ...code }, { ...code, id: "no spaces!" }, { ...code, id: undefined }];
    const ids = parseNotebook(raw(cells)).cells.map(({ id }) => id);
    expect(ids[0]).toBe("a");
    expect(new Set(ids).size).toBe(4);
    expect(parseNotebook(raw(cells)).cells.map(({ id }) => id)).toEqual(ids);
  });

  it("drops malformed outputs instead of refusing the author's work", () => {
    const outputs = [
      7,
      { output_type: "unknown" },
      { output_type: "stream", text: 5 },
      { output_type: "error" },
    ];
    expect(parseNotebook(raw([{ ...code, outputs }])).cells[0]).toMatchObject({
      outputs: [{ output_type: "error" }],
    });
  });

  it.each([
    ["no JSON", "{", /^work.ipynb must be JSON: /],
    ["no object", "[]", /must hold one JSON object/],
    ["an old format", raw([], { nbformat: 3 }), /nbformat must be 4, got 3/],
    ["no cells", raw([], { cells: {} }), /cells must be a list/],
    [
      "an unknown cell type",
      raw([code, { cell_type: "heading", source: "" }]),
      /cell 2: cell_type must be .*"heading"/,
    ],
    ["a source that is not text", raw([{ ...code, source: 5 }]), /cell 1: source must be text/],
  ])("refuses %s and says where", (_name, text, message) => {
    expect(() => parseNotebook(text, "work.ipynb")).toThrow(NotebookFormatError);
    expect(() => parseNotebook(text, "work.ipynb")).toThrow(message);
  });
});

describe("formatNotebook", () => {
  it("writes as Jupyter does: sorted keys, indent 1, lists of lines, a last newline", () => {
    const text = formatNotebook(parseNotebook(raw([code])));
    expect(text).toContain(
      ' "cells": [\n  {\n   "cell_type": "code",\n   "execution_count": 3,\n   "id": "a",',
    );
    expect(text).toContain('"source": [\n    "x\\n",\n    "y"\n   ]');
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("is undone by parseNotebook", () => {
    const markdown = { cell_type: "markdown", id: "m", metadata: { tags: ["x"] }, source: "# Ä\n\n$x$" };
    const notebook = parseNotebook(raw([code, markdown]));
    expect(parseNotebook(formatNotebook(notebook))).toEqual(notebook);
  });
});

describe("writeNotebook", () => {
  it("replaces the file and leaves nothing else behind", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "notebook-"));
    const file = path.join(folder, "one.ipynb");
    const notebook = parseNotebook(raw([code]));
    writeNotebook(file, parseNotebook(raw([])));
    writeNotebook(file, notebook);
    expect(readNotebook(file)).toEqual(notebook);
    expect(readFileSync(file, "utf8")).toBe(formatNotebook(notebook));
    expect(readdirSync(folder)).toEqual(["one.ipynb"]);
    rmSync(folder, { recursive: true });
  });
});
