import { readFileSync } from "node:fs";
import path from "node:path";

/** What a package's `exports` may say of one entry. */
type Target = string | null | Target[] | { [condition: string]: Target };

/** In the order of the package: what Node takes for an `import`. */
const conditions = new Set(["node", "import", "module-sync", "default"]);

function chosen(target: Target | undefined): string | null {
  if (typeof target === "string") return target;
  if (Array.isArray(target)) return chosen(target[0]);
  for (const [condition, inner] of Object.entries(target ?? {})) {
    const found = conditions.has(condition) ? chosen(inner) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The entries of a package by their paths, "." for the package itself. */
function entriesOf(exports: Target): Record<string, Target> {
  const isMap = typeof exports === "object" && exports !== null && !Array.isArray(exports);
  return isMap && Object.keys(exports).some((key) => key.startsWith(".")) ? exports : { ".": exports };
}

/** The target of an entry, of which a "*" may stand for a part. */
function targetOf(entries: Record<string, Target>, entry: string): string | null {
  if (entry in entries) return chosen(entries[entry]);
  for (const [pattern, target] of Object.entries(entries)) {
    const [before, after] = pattern.split("*");
    if (after === undefined || !entry.startsWith(before) || !entry.endsWith(after)) continue;
    const part = entry.slice(before.length, entry.length - after.length);
    return chosen(target)?.replaceAll("*", part) ?? null;
  }
  return null;
}

/**
 * The file of a package that exports it to `import` alone: cells run as CommonJS, and Node would refuse it to them.
 * @param folders in which packages are looked for
 * @returns null where there is no such file
 */
export function importedEntry(request: string, folders: readonly string[]): string | null {
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(request) ?? [];
  for (const folder of name === undefined ? [] : folders) {
    const place = path.join(folder, name);
    try {
      const { exports } = JSON.parse(readFileSync(path.join(place, "package.json"), "utf8")) as {
        exports?: Target;
      };
      const target = exports === undefined ? null : targetOf(entriesOf(exports), `.${rest ?? ""}`);
      return target && path.join(place, target);
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
