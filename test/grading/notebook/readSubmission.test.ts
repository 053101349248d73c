import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  parseSubmission,
  readSubmission,
  SUBMISSION_LIMITS,
  SubmissionError,
} from "grading/notebook/readSubmission";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), "submission-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cell = (source: unknown, more: object = {}) => ({
  cell_type: "code",
  metadata: {},
  source,
  outputs: [],
  ...more,
});
const text = (cells: unknown, more: object = {}): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, ...more });
const parse = (content: string | Uint8Array) => parseSubmission(Buffer.from(content as string));
const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe("parseSubmission", () => {
  it("joins sources given as text or as lines and drops everything else", () => {
    const metadata = { nbgrader: { grade_id: "ex-1-1", solution: true, points: 7, evil: 1 }, papermill: {} };
    const { cells } = parse(text([cell(["a\n", "b"], { metadata, extra: 1 }), cell("c\r\nd")]));
    expect(cells.map(({ source }) => source)).toEqual(["a\nb", "c\nd"]);
    const grade = {
      schema_version: 3,
      grade: false,
      solution: true,
      locked: false,
      task: false,
      grade_id: "ex-1-1",
      points: 7,
    };
    expect(cells[0]?.metadata).toEqual({ nbgrader: grade });
  });

  it("drops outputs unread, whatever they hold", () => {
    const nested = "[".repeat(5000) + "]".repeat(5000);
    const broken = `{"cells": [{"cell_type": "code", "source": "x", "outputs": ${nested.replace("[]", '["}]\\"", {"a": 1}]')}}], "nbformat": 4}`;
    expect(parse(broken).cells[0]).toMatchObject({ source: "x", outputs: [] });
  });

  it("takes a byte order mark, lone surrogates and hostile ids", () => {
    const raw = `\uFEFF{"cells": [{"cell_type": "code", "source": "\\ud800", "metadata": {"nbgrader": {"grade_id": "__proto__"}}, "__proto__": {"x": 1}}], "nbformat": 4}`;
    expect(parse(raw).cells[0]).toMatchObject({ source: "\uFFFD", metadata: {} });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("keeps ids unique where the submission repeats them", () => {
    const { cells } = parse(text([cell("a", { id: "same" }), cell("b", { id: "same" })]));
    expect(new Set(cells.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ["broken JSON", text([]).slice(0, -5), /not complete JSON: it seems to be cut off/],
    ["another object", `{"a": 1}`, /format is 4, this file has no version/],
    ["a list", `[1]`, /must hold one object/],
    ["nbformat 3", text([], { nbformat: 3 }), /format is 4, this file has version 3/],
    ["nbformat 5", text([], { nbformat: 5 }), /version 5/],
    ["no cells", text({}), /no list of cells/],
    ["a cell that is none", text([7]), /cell 1 is not an object/],
    ["a source of another kind", text([cell({})]), /cell 1 has a source that is neither/],
    [
      "too many cells",
      text(Array(SUBMISSION_LIMITS.cells + 1).fill(cell(""))),
      /2001 cells and at most 2000/,
    ],
    ["a huge cell", text([cell("x".repeat(2 ** 20 + 1))]), /cell 1 holds 1 MB of source/],
    ["deep nesting", "[".repeat(100_000), /nested deeper than 32/],
  ])("refuses %s in one sentence", (_what, content, message) => {
    expect(() => parse(content)).toThrow(SubmissionError);
    expect(() => parse(content)).toThrow(message);
  });

  it("refuses what is not UTF-8", () => {
    expect(() => parse(Buffer.from(text([cell("é")]), "latin1"))).toThrow(/not UTF-8/);
    expect(() => parse(Buffer.from(`\uFEFF${text([])}`, "utf16le"))).toThrow(/UTF-16/);
  });
});

describe("readSubmission", () => {
  it("reads a notebook with 50 MB of outputs", () => {
    const output = { output_type: "stream", text: `"}]${"x".repeat(1000)}` };
    const file = write(
      "big.ipynb",
      text([cell("kept", { outputs: Array(50_000).fill(output) }), cell("last")]),
    );
    const { notebook, hash } = readSubmission(file);
    expect(notebook.cells.map(({ source }) => source)).toEqual(["kept", "last"]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("follows no link and waits for no pipe", () => {
    symlinkSync("/etc/passwd", path.join(folder, "link.ipynb"));
    expect(() => readSubmission(path.join(folder, "link.ipynb"))).toThrow(/symbolic link/);
    execFileSync("mkfifo", [path.join(folder, "pipe.ipynb")]);
    expect(() => readSubmission(path.join(folder, "pipe.ipynb"))).toThrow(/not a regular file/);
    expect(() => readSubmission(folder)).toThrow(SubmissionError);
    expect(() => readSubmission(path.join(folder, "none.ipynb"))).toThrow(/does not exist/);
    expect(() => readSubmission(write("empty.ipynb", ""))).toThrow(/is empty/);
  });

  it("reads no file beyond the limit", () => {
    const limits = { ...SUBMISSION_LIMITS, fileBytes: 100 };
    expect(() => readSubmission(write("large.ipynb", text([cell("x".repeat(200))])), limits)).toThrow(
      /at most 0 MB/,
    );
  });
});
