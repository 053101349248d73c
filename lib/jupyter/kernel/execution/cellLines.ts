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

/** Lines that tslab puts before a cell's text. */
const prefixLines = 1;

/** Frames that say nothing about the author's code: Node, tslab and the kernel themselves. */
const internal =
  /\(?(node:|evalmachine\.|.*[\\/]node_modules[\\/]@?tslab[\\/]|.*[\\/]jupyter[\\/]kernel[\\/])/;

/**
 * Remembers a cell's source maps.
 * @returns the comment that gives the emitted text its name
 */
export function registerCell(cell: number, output: string, steps: SourceMapPayload[]): string {
  const name = `cell:${cell}:${cells.size}`;
  cells.set(name, { cell, lines: output.split("\n").length, steps: [...steps] });
  return `\n//# sourceURL=${name}`;
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

/** The frame as the author knows it; null for the wrapper around a cell. */
function describeFrame(site: NodeJS.CallSite): string | null {
  const text = String(site);
  const place = /(cell:\d+:\d+):(\d+):(\d+)/.exec(text);
  const maps = place && cells.get(place[1]);
  if (!place || !maps) return text;
  const [line, column] = [Number(place[2]), Number(place[3])];
  if (line > maps.lines) return null;
  const where = `cell ${maps.cell}, line ${originalLine(maps, line, column)}`;
  return text.replace(place[0], where).replace(/^(async )?(Proxy|Object)\./, "$1");
}

const isInternal = (frame: string): boolean =>
  internal.test(frame.replace(/^.* \(/, "(").replace(/^async /, ""));

/** Makes every stack trace of this process speak of cells and their lines, without internal frames. */
export function installCellTraces(): void {
  Error.stackTraceLimit = 30;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites
      .map(describeFrame)
      .filter((frame) => frame !== null && !isInternal(frame))
      .map((frame) => `\n    at ${frame}`);
    let head: string;
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      head = "Error";
    }
    return head + frames.join("");
  };
}
