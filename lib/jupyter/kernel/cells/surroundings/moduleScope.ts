import path from "node:path";
import { pathToFileURL } from "node:url";

/** What Node gives a module as its `import.meta`. */
type CellMeta = Pick<ImportMeta, "url" | "dirname" | "filename" | "resolve">;

/** What `import.meta` is in a cell: that of a module in the notebook's folder. */
export function cellMeta(cwd: string, resolve: (request: string) => string): CellMeta {
  const filename = path.join(cwd, "cell.ts");
  const urlOf = (request: string): string => {
    const found = resolve(request);
    return path.isAbsolute(found) ? pathToFileURL(found).href : found;
  };
  return { url: pathToFileURL(filename).href, dirname: cwd, filename, resolve: urlOf };
}

/** Puts what a file has around it in Node into the global scope, where cells find it and files, which have their own, do not. */
export function installModuleScope({ dirname, filename }: CellMeta): void {
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  define("__dirname", dirname);
  define("__filename", filename);
}
