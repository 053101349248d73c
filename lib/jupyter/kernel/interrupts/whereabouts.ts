import { fileURLToPath } from "node:url";
import type { Whereabouts } from "../../timeLimit";
import { cellSource } from "../errors/cellLines";
import type { RawCall } from "./mainThread";
import { describePlace } from "../errors/stackTraces";

/** Calls of a stack that are looked at. */
const depth = 200;

// Before a cell can change it.
const { Error } = globalThis;

/** The stack of whoever calls this, the innermost call first, whatever a cell has made of stack traces. */
export function stackHere(): RawCall[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = depth;
    Error.prepareStackTrace = (_error, sites) => sites;
    const sites = new Error().stack as unknown as NodeJS.CallSite[];
    return sites.map((site) => ({
      name: site.getFunctionName() ?? "",
      file: site.getScriptNameOrSourceURL() ?? "",
      line: site.getLineNumber() ?? 0,
      column: site.getColumnNumber() ?? 0,
    }));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

/** What the author knows of a call; undefined for what the author did not write. */
export function whereaboutsOf(
  { name, file, line, column }: RawCall,
  kind: Whereabouts["kind"],
): Whereabouts | undefined {
  if (!file || file.startsWith("node:")) return undefined;
  const place = describePlace(file.startsWith("file:") ? fileURLToPath(file) : file, line, column);
  if (place === null) return undefined;
  const [, cell, row] = /^cell (\d+), line (\d+)$/.exec(place) ?? [];
  const code =
    cell === undefined ? undefined : cellSource(Number(cell))?.split("\n")[Number(row) - 1]?.trim();
  return { kind, name, place, ...(code && { code }) };
}
