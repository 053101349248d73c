import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../notebook/repository";

/** A release as its files: path with "/" → content. */
export type PackageFiles = Map<string, string | Uint8Array>;

/** Parts of an exercise that no student gets to see. */
export const SECRET_MODULES = [
  "hidden",
  "misconceptions",
  "alternatives",
  "variations",
  "reference",
  "functions",
];

/** Whether a file of grading/exercises is one of the secret parts. */
export const isSecret = (file: string): boolean =>
  new RegExp(`^grading/(dist/)?exercises/.*\\b(${SECRET_MODULES.join("|")})\\.(ts|js|d\\.ts)$`).test(file);

/** What a build or a set-up leaves behind. */
const leftOver =
  /(^|\/)(dist|node_modules|__pycache__)\/|\.tsbuildinfo$|static\/plotly\.js$|(^|\/)\.[^/]*\.tmp$/;

/** Regular files below a folder of the repository, sorted, without what builds leave behind; links are not followed. */
export function sourceFiles(folder: string): string[] {
  const root = repositoryRoot();
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !leftOver.test(file))
    .sort();
}

/** A module's imports of its own package. */
function relativeImports(file: string, source: string): string[] {
  const specifiers = source.matchAll(/(?:from|import|require)\s*\(?\s*"(\.[^"]+)"/g);
  return [...specifiers].map(([, specifier]) =>
    path.posix.join(path.posix.dirname(file), specifier as string),
  );
}

/** The sources that some modules need, themselves included, sorted: what of grading a student's package holds. */
export function importClosure(roots: string[]): string[] {
  const root = repositoryRoot();
  const found = new Set<string>();
  const pending = [...roots];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (!file.endsWith(".ts")) continue;
    for (const target of relativeImports(file, readFileSync(path.join(root, file), "utf8"))) {
      const resolved = [target, `${target}.ts`].find(
        (name) => /\.\w+$/.test(name) && existsSync(path.join(root, name)),
      );
      if (resolved === undefined) throw new Error(`${file} imports ${target}, which is not there`);
      pending.push(resolved);
    }
  }
  return [...found].sort();
}
