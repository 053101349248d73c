import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What is expected of a step, or asked in it: the word before the colon, and the text after it. */
export interface Line {
  kind:
    | "result"
    | "error"
    | "out"
    | "err"
    | "late"
    | "lateErr"
    | "lateDisplay"
    | "display"
    | "at"
    | "stop"
    | "tab"
    | "help";
  text: string;
}

/** A cell, and what comes of it. */
export interface Step {
  code: string;
  lines: Line[];
}

/** Cells that run one after the other. */
export interface Case {
  name: string;
  steps: Step[];
}

const signs: Record<string, Line["kind"]> = { "=> ": "result", "!! ": "error" };
const words = /^(out|err|late|lateErr|lateDisplay|display|at|stop|tab|help): (.*)$/;

function readLine(line: string): Line | null {
  const sign = signs[line.slice(0, 3)];
  if (sign) return { kind: sign, text: line.slice(3) };
  const [, kind, text] = words.exec(line) ?? [];
  return kind === undefined ? null : { kind: kind as Line["kind"], text };
}

function readStep(text: string): Step {
  const code: string[] = [];
  const lines: Line[] = [];
  for (const line of text.split("\n")) {
    const read = readLine(line);
    if (read) lines.push(read);
    else code.push(line);
  }
  return { code: code.join("\n").trim(), lines };
}

/**
 * Reads a file of the corpus: `# name` begins a case, `%%` separates its cells, `@ file` before the first case begins a file that the
 * cells import. Below a cell stands what comes of it: `=> ` its value, `!! ` its error, `out: ` a line that it prints, and so on.
 */
export function readCorpus(file: string): { files: Map<string, string>; cases: Case[] } {
  const [head, ...rest] = `\n${readFileSync(file, "utf8")}`.split(/\n# /);
  const files = new Map<string, string>();
  for (const part of head.split(/\n@ /).slice(1)) {
    const end = part.indexOf("\n");
    files.set(part.slice(0, end), part.slice(end + 1).trimEnd() + "\n");
  }
  const cases = rest.map((text) => {
    const end = text.indexOf("\n");
    const steps = text
      .slice(end + 1)
      .split(/^%%$/m)
      .map(readStep);
    return { name: text.slice(0, end), steps };
  });
  return { files, cases };
}

/** Writes the files that cells import into a folder. */
export function writeFiles(files: ReadonlyMap<string, string>, folder: string): void {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
