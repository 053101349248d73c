import path from "node:path";
import { type LoadedModule, loader } from "./nodeModules";

/**
 * Whether a module keeps something over time that evaluating it again would lose: displays, widgets and channels, and the grader.
 * Such a module is evaluated again only when it was edited itself; the functions that it imports are the new ones all the same.
 */
export function keepsState(filename: string): boolean {
  const parts = filename.split(path.sep);
  const dist = parts.lastIndexOf("dist");
  if (dist < 1) return false;
  return parts[dist - 1] === "grading" || (parts[dist - 1] === "lib" && parts[dist + 1] === "jupyter");
}

/**
 * The modules to evaluate again after some were edited: those, and whatever imports them, directly or through others.
 * @param among the modules that may be evaluated again
 */
export function withImporters(edited: Iterable<string>, among: ReadonlyMap<string, unknown>): string[] {
  const importers = new Map<string, LoadedModule[]>();
  for (const filename of among.keys()) {
    const module = loader._cache[filename];
    for (const child of module?.children ?? []) {
      importers.set(child.filename, [...(importers.get(child.filename) ?? []), module!]);
    }
  }
  const found = new Set<string>();
  const pending = [...edited];
  for (let filename = pending.pop(); filename !== undefined; filename = pending.pop()) {
    if (found.has(filename)) continue;
    found.add(filename);
    for (const importer of importers.get(filename) ?? [])
      if (!keepsState(importer.filename)) pending.push(importer.filename);
  }
  return [...found];
}
