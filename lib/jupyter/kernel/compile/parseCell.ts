import { type Ts, typescript } from "../tslab";
import { type BareObject, bareObject } from "./bareObject";
import { modulePrefix } from "./cellProgram";
import { withoutExports } from "./plainModule";

/** Where a cell's own text starts in its file. */
export const cellStart = modulePrefix.length;

/** A place in a cell, counted from 0. */
export interface CellPlace {
  offset: number;
  line: number;
  character: number;
}

/** A cell as it is compiled: a module without exports, whose text is the cell's from `cellStart` on. */
export interface ParsedCell {
  file: Ts.SourceFile;
  /** What is wrong with it. */
  errors: readonly Ts.DiagnosticWithLocation[];
  /** The place in the cell's own text of an offset in the file. */
  placeOf(offset: number): CellPlace;
}

function parse(text: string): Pick<ParsedCell, "file" | "errors"> {
  const ts = typescript();
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ESNext, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: Ts.DiagnosticWithLocation[] };
  return { file, errors: parseDiagnostics };
}

function placeIn(code: string, offset: number): CellPlace {
  const lines = code.slice(0, offset).split("\n");
  return { offset, line: lines.length - 1, character: lines.at(-1)!.length };
}

/** Parses a cell as it is, without asking what its names mean. */
export function parseText(code: string): ParsedCell {
  return { ...parse(modulePrefix + code), placeOf: (offset) => placeIn(code, offset - cellStart) };
}

function inParentheses(code: string, { file }: ParsedCell, { start, end }: BareObject): ParsedCell {
  const { text } = file;
  const parsed = parse(`${text.slice(0, start)}(${text.slice(start, end)})${text.slice(end)}`);
  const placeOf = (offset: number): CellPlace => {
    const added = offset > end + 1 ? 2 : offset > start ? 1 : 0;
    return placeIn(code, offset - added - cellStart);
  };
  return { ...parsed, placeOf };
}

/** Parses a cell: what it exports it declares, and an object that it ends with is its value. */
export function parseCell(code: string): ParsedCell {
  const given = parseText(code);
  const object = bareObject(given.file);
  const parsed = object ? inParentheses(code, given, object) : given;
  const plain = withoutExports(parsed.file);
  return plain === parsed.file.text ? parsed : { ...parsed, ...parse(plain) };
}
