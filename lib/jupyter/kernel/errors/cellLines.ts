import { SourceMap, type SourceMapPayload } from "node:module";

interface CellMaps {
  cell: number;
  /** Lines of the text that runs; tslab's wrapper follows them. */
  lines: number;
  /** From the text that ran back to the text before it, last step first. */
  steps: (SourceMapPayload | SourceMap)[];
}

/** Where each executed cell came from, by the name under which the engine knows it. */
const cells = new Map<string, CellMaps>();

/** The latest text of each cell, by its number. */
const sources = new Map<number, string>();

/** Lines that tslab puts before a cell's text. */
const prefixLines = 1;

/**
 * Remembers a cell's source maps, and its text for the code frames of errors.
 * @returns the comment that gives the emitted text its name
 */
export function registerCell(
  cell: number,
  output: string,
  steps: SourceMapPayload[],
  source?: string,
): string {
  const name = `cell:${cell}:${cells.size}`;
  cells.set(name, { cell, lines: output.split("\n").length, steps: [...steps] });
  if (source !== undefined) sources.set(cell, source);
  return `\n//# sourceURL=${name}`;
}

/** The text of the cell with this number, as it ran last; undefined if none did. */
export function cellSource(cell: number): string | undefined {
  return sources.get(cell);
}

/** The place in a cell's own text, both counted from 1, where the emitted text has this place. */
function originalLine(maps: CellMaps, line: number, column: number): number {
  let [row, col] = [line - 1, column - 1];
  maps.steps.forEach((step, i) => {
    const map = step instanceof SourceMap ? step : (maps.steps[i] = new SourceMap(step));
    const entry = (map as SourceMap).findEntry(row, col);
    if ("originalLine" in entry) [row, col] = [entry.originalLine, entry.originalColumn];
  });
  return Math.max(1, row + 1 - prefixLines);
}

/**
 * Names a place of emitted text as its author knows it: "cell 7, line 3".
 * @param script name of the emitted text, as `registerCell` made it
 * @returns null for the wrapper around a cell, undefined for what is no cell
 */
export function cellPlace(script: string, line: number, column: number): string | null | undefined {
  const maps = cells.get(script);
  if (!maps) return undefined;
  if (line > maps.lines) return null;
  return `cell ${maps.cell}, line ${originalLine(maps, line, column)}`;
}
