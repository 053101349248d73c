import { existsSync, readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import path from "node:path";

/** A place in a source file, both counted from 1. */
export interface SourcePlace {
  file: string;
  line: number;
  column: number;
}

/** Maps of modules that were compiled in this process, and of built ones as far as they were asked for. */
const maps = new Map<string, SourceMap | null>();

/** Remembers the map of a module whose text was compiled in this process. */
export function registerSourceMap(module: string, payload: SourceMapPayload): void {
  maps.set(module, new SourceMap(payload));
}

/** Forgets the map of a module whose text was taken from disk. */
export function forgetSourceMap(module: string): void {
  maps.delete(module);
}

/** The map that tsc wrote beside a module. */
function readMap(module: string): SourceMap | null {
  const file = `${module}.map`;
  if (!existsSync(file)) return null;
  try {
    return new SourceMap(JSON.parse(readFileSync(file, "utf8")) as SourceMapPayload);
  } catch {
    return null;
  }
}

/**
 * The place in the source of which a module was made.
 * @param line from 1
 * @param column from 1
 * @returns null where no map is known
 */
export function sourcePlace(module: string, line: number, column: number): SourcePlace | null {
  if (!maps.has(module)) maps.set(module, readMap(module));
  const entry = maps.get(module)?.findEntry(line - 1, column - 1);
  if (!entry || !("originalSource" in entry)) return null;
  const file = path.resolve(path.dirname(module), entry.originalSource);
  return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
