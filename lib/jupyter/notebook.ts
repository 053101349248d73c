import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeAtomically } from "../setup/shared/writeAtomically";

/** Free-form metadata of a notebook, a cell or an output. */
export type Metadata = Record<string, unknown>;

/** One display in several forms, keyed by MIME type; JSON types hold objects, all others text. */
export type MimeBundle = Record<string, unknown>;

/** Text that a cell wrote to its standard output or standard error. */
export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}

/** Something a cell displayed. */
export interface DisplayDataOutput {
  output_type: "display_data";
  data: MimeBundle;
  metadata: Metadata;
}

/** The value of a cell's last expression. */
export interface ExecuteResultOutput {
  output_type: "execute_result";
  execution_count: number | null;
  data: MimeBundle;
  metadata: Metadata;
}

/** The error that ended a cell. */
export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}

export type Output = StreamOutput | DisplayDataOutput | ExecuteResultOutput | ErrorOutput;

interface BaseCell {
  id: string;
  metadata: Metadata;
  /** The whole text of the cell, lines joined. */
  source: string;
}

export interface CodeCell extends BaseCell {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}

export interface MarkdownCell extends BaseCell {
  cell_type: "markdown";
  attachments?: Record<string, MimeBundle>;
}

export interface RawCell extends BaseCell {
  cell_type: "raw";
  attachments?: Record<string, MimeBundle>;
}

export type Cell = CodeCell | MarkdownCell | RawCell;

/** A notebook of nbformat 4.5 as the course holds it in memory: texts are single strings. */
export interface Notebook {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Metadata;
  cells: Cell[];
}

/** A file that is not a notebook of nbformat 4; the message says where and why. */
export class NotebookFormatError extends Error {
  override name = "NotebookFormatError";
}

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTextual = (value: unknown): value is string | string[] =>
  typeof value === "string" || (Array.isArray(value) && value.every((line) => typeof line === "string"));

const joinLines = (value: string | string[]): string => (typeof value === "string" ? value : value.join(""));

const isJsonType = (mime: string): boolean => /^application\/(.*\+)?json$/.test(mime);

/** Texts may come as lists of lines; only JSON types keep their structure. */
function joinBundle(bundle: unknown): MimeBundle {
  const entries = isRecord(bundle) ? Object.entries(bundle) : [];
  const joined = entries.map(([mime, value]) => [
    mime,
    !isJsonType(mime) && isTextual(value) ? joinLines(value) : value,
  ]);
  return Object.fromEntries(joined) as MimeBundle;
}

/** An output in memory form, or nothing where the record is not a valid output. */
function parseOutput(raw: unknown): Output[] {
  if (!isRecord(raw)) return [];
  const metadata = isRecord(raw.metadata) ? raw.metadata : {};
  switch (raw.output_type) {
    case "stream": {
      if (!isTextual(raw.text)) return [];
      const name = raw.name === "stderr" ? "stderr" : "stdout";
      return [{ output_type: "stream", name, text: joinLines(raw.text) }];
    }
    case "display_data":
      return [{ output_type: "display_data", data: joinBundle(raw.data), metadata }];
    case "execute_result": {
      const count = typeof raw.execution_count === "number" ? raw.execution_count : null;
      const data = joinBundle(raw.data);
      return [{ output_type: "execute_result", execution_count: count, data, metadata }];
    }
    case "error": {
      const traceback = isTextual(raw.traceback) ? [raw.traceback].flat() : [];
      return [{ output_type: "error", ename: `${raw.ename}`, evalue: `${raw.evalue}`, traceback }];
    }
    default:
      return [];
  }
}

/** A valid id that is not taken; a missing one is made from the cell's content, so it is the same in every run. */
function cellId(raw: Json, source: string, taken: Set<string>): string {
  const given = typeof raw.id === "string" && /^[\w-]{1,64}$/.test(raw.id) && !taken.has(raw.id);
  let id = given ? (raw.id as string) : "";
  for (let attempt = 0; !id || (!given && taken.has(id)); attempt++) {
    const hash = createHash("sha256").update(`${String(raw.cell_type)}\n${attempt}\n${source}`);
    id = hash.digest("hex").slice(0, 8);
  }
  taken.add(id);
  return id;
}

function parseCell(raw: unknown, where: string, taken: Set<string>): Cell {
  if (!isRecord(raw)) throw new NotebookFormatError(`${where} must be an object`);
  if (!isTextual(raw.source ?? "")) throw new NotebookFormatError(`${where}: source must be text`);
  const source = joinLines((raw.source ?? "") as string | string[]);
  const metadata = isRecord(raw.metadata) ? raw.metadata : {};
  const base = { id: cellId(raw, source, taken), metadata, source };
  if (raw.cell_type === "code") {
    const count = typeof raw.execution_count === "number" ? raw.execution_count : null;
    const outputs = Array.isArray(raw.outputs) ? raw.outputs.flatMap(parseOutput) : [];
    return { cell_type: "code", ...base, execution_count: count, outputs };
  }
  if (raw.cell_type !== "markdown" && raw.cell_type !== "raw") {
    const got = JSON.stringify(raw.cell_type);
    throw new NotebookFormatError(`${where}: cell_type must be "code", "markdown" or "raw", got ${got}`);
  }
  const attachments = isRecord(raw.attachments) ? (raw.attachments as Record<string, MimeBundle>) : undefined;
  return { cell_type: raw.cell_type, ...base, ...(attachments && { attachments }) };
}

/**
 * The notebook that a text holds. Malformed outputs are dropped and missing cell ids filled in, since neither is the author's work.
 * @param name what to call the text in errors, usually its path
 * @throws NotebookFormatError if the text is not a notebook of nbformat 4
 */
export function parseNotebook(text: string, name = "notebook"): Notebook {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotebookFormatError(`${name} must be JSON: ${(error as Error).message}`);
  }
  if (!isRecord(raw)) throw new NotebookFormatError(`${name} must hold one JSON object`);
  if (raw.nbformat !== 4) {
    throw new NotebookFormatError(`${name}: nbformat must be 4, got ${JSON.stringify(raw.nbformat)}`);
  }
  if (!Array.isArray(raw.cells)) throw new NotebookFormatError(`${name}: cells must be a list`);
  const taken = new Set<string>();
  const cells = raw.cells.map((cell, i) => parseCell(cell, `${name}: cell ${i + 1}`, taken));
  const metadata = isRecord(raw.metadata) ? raw.metadata : {};
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

/** Lines with their ends. */
function splitLines(text: string): string[] {
  const lines = text.split("\n");
  const last = lines.pop()!;
  return [...lines.map((line) => `${line}\n`), ...(last === "" ? [] : [last])];
}

const splitBundle = (bundle: MimeBundle): MimeBundle =>
  Object.fromEntries(
    Object.entries(bundle).map(([mime, value]) => [
      mime,
      typeof value === "string" && !isJsonType(mime) ? splitLines(value) : value,
    ]),
  );

function splitOutput(output: Output): Json {
  if (output.output_type === "stream") return { ...output, text: splitLines(output.text) };
  return output.output_type === "error" ? { ...output } : { ...output, data: splitBundle(output.data) };
}

function sortKeys(_key: string, value: unknown): unknown {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** The notebook as Jupyter itself writes it: sorted keys, indent 1, texts as lists of lines. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: splitLines(cell.source),
    ...(cell.cell_type === "code" && { outputs: cell.outputs.map(splitOutput) }),
  }));
  return JSON.stringify({ ...notebook, cells }, sortKeys, 1) + "\n";
}

/**
 * Reads a notebook file.
 * @throws NotebookFormatError if it is not a notebook of nbformat 4
 */
export function readNotebook(file: string): Notebook {
  return parseNotebook(readFileSync(file, "utf8"), file);
}

/** Writes a notebook file atomically: a reader sees the old content or the new one. */
export function writeNotebook(file: string, notebook: Notebook): void {
  writeAtomically(file, formatNotebook(notebook));
}
