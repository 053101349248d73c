import { createHash } from "node:crypto";
import { constants, closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Cell, Metadata, Notebook } from "lib/jupyter/notebook";
import { dropOutputs, NestingError } from "./dropOutputs";
import { gradeMetadata } from "./nbgrader";

/** How much of a submission is read at all. */
export const SUBMISSION_LIMITS = {
  fileBytes: 256 * 2 ** 20,
  /** What may remain of the file without outputs and attachments. */
  keptBytes: 32 * 2 ** 20,
  cells: 2000,
  cellBytes: 2 ** 20,
  depth: 32,
} as const;

export type SubmissionLimits = { [key in keyof typeof SUBMISSION_LIMITS]: number };

/** A submitted notebook: its cells' sources and the metadata that matters to grading, nothing else of the file. */
export interface Submission {
  notebook: Notebook;
  /** SHA-256 of the file, hexadecimal. */
  hash: string;
}

/** A file that cannot be read as a notebook; the message is one sentence for its author. */
export class SubmissionError extends Error {
  override name = "SubmissionError";
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** Reads a regular file, never through a symbolic link and never more than it held when it was opened. */
function readRegularFile(file: string, maxBytes: number): Buffer {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ELOOP")
      throw new SubmissionError("the file is a symbolic link; submit the notebook itself");
    if (code === "ENOENT") throw new SubmissionError("the file does not exist");
    throw new SubmissionError(`the file cannot be opened (${code})`);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new SubmissionError("this is not a regular file; submit the .ipynb file");
    if (stat.size === 0) throw new SubmissionError("the file is empty");
    if (stat.size > maxBytes) {
      throw new SubmissionError(
        `the file has ${megabytes(stat.size)} and at most ${megabytes(maxBytes)} are read; clear its outputs and submit again`,
      );
    }
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (let n = 1; n > 0 && length < bytes.length; length += n) {
      n = readSync(descriptor, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

function decode(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new SubmissionError(
      "the file is written in UTF-16; a notebook is UTF-8 (save it again from JupyterLab)",
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SubmissionError("the file is not UTF-8 text, so it is not a notebook");
  }
}

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Half of a surrogate pair becomes U+FFFD, as it could not be written to any file again. */
const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

function sourceOf(raw: unknown, where: string, limits: SubmissionLimits): string {
  const lines = typeof raw === "string" ? [raw] : raw === undefined ? [] : raw;
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === "string")) {
    throw new SubmissionError(`${where} has a source that is neither text nor a list of lines`);
  }
  const size = lines.reduce((sum: number, line: string) => sum + line.length, 0);
  if (size > limits.cellBytes) {
    throw new SubmissionError(
      `${where} holds ${megabytes(size)} of source and at most ${megabytes(limits.cellBytes)} are read`,
    );
  }
  return wellFormed(lines.join("")).replace(/\r\n?/g, "\n");
}

function cellOf(raw: unknown, index: number, taken: Set<string>, limits: SubmissionLimits): Cell {
  const where = `cell ${index + 1}`;
  if (!isRecord(raw)) throw new SubmissionError(`${where} is not an object`);
  const source = sourceOf(raw.source, where, limits);
  const grade = gradeMetadata({ metadata: isRecord(raw.metadata) ? raw.metadata : {} });
  const metadata: Metadata = grade ? { nbgrader: grade } : {};
  const given = typeof raw.id === "string" && /^[\w-]{1,64}$/.test(raw.id) && !taken.has(raw.id);
  const id = given ? (raw.id as string) : `submitted-${index + 1}`;
  taken.add(id);
  if (raw.cell_type === "code") {
    return { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
  }
  return { cell_type: raw.cell_type === "raw" ? "raw" : "markdown", id, metadata, source };
}

function parse(text: string): Json {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    const cut = !text.trimEnd().endsWith("}");
    throw new SubmissionError(
      `the file is not complete JSON${cut ? ": it seems to be cut off at the end" : ""}; open it in JupyterLab, save it and submit it again`,
    );
  }
  if (!isRecord(raw))
    throw new SubmissionError("the file is JSON but not a notebook: it must hold one object");
  return raw;
}

/**
 * The notebook that a file's bytes hold. Outputs, attachments and unknown metadata are dropped.
 * @throws SubmissionError with one sentence that says what is wrong and what to do
 */
export function parseSubmission(bytes: Uint8Array, limits: SubmissionLimits = SUBMISSION_LIMITS): Notebook {
  let kept: Uint8Array;
  try {
    kept = dropOutputs(bytes, limits.depth);
  } catch (error) {
    if (error instanceof NestingError)
      throw new SubmissionError(`the file is not a notebook: it is ${error.message}`);
    throw error;
  }
  if (kept.length > limits.keptBytes) {
    throw new SubmissionError(
      `the file holds ${megabytes(kept.length)} besides outputs and at most ${megabytes(limits.keptBytes)} are read`,
    );
  }
  const raw = parse(decode(kept));
  if (raw.nbformat !== 4) {
    const version = typeof raw.nbformat === "number" ? `version ${raw.nbformat}` : "no version";
    throw new SubmissionError(
      `the notebook format is 4, this file has ${version}; open it in JupyterLab, save it and submit it again`,
    );
  }
  if (!Array.isArray(raw.cells))
    throw new SubmissionError("the file is JSON but not a notebook: it has no list of cells");
  if (raw.cells.length > limits.cells) {
    throw new SubmissionError(
      `the notebook has ${raw.cells.length} cells and at most ${limits.cells} are read`,
    );
  }
  const taken = new Set<string>();
  const cells = raw.cells.map((cell, i) => cellOf(cell, i, taken, limits));
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

/**
 * Reads a submitted notebook without trusting the file: size, depth and cell caps, no links or special files.
 * @throws SubmissionError with one sentence that says what is wrong and what to do
 */
export function readSubmission(file: string, limits: SubmissionLimits = SUBMISSION_LIMITS): Submission {
  const bytes = readRegularFile(file, limits.fileBytes);
  return { notebook: parseSubmission(bytes, limits), hash: hashOf(bytes) };
}

const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** SHA-256 of a submitted file; "" for what cannot be read, of which reading it says more. With a second file one over both. */
export function hashSubmission(file: string, extra?: string): string {
  if (extra !== undefined) {
    const first = hashSubmission(file);
    return first && hashOf(Buffer.from(`${first} ${hashSubmission(extra)}`));
  }
  try {
    return hashOf(readRegularFile(file, SUBMISSION_LIMITS.fileBytes));
  } catch {
    return "";
  }
}
