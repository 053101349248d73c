import { existsSync } from "node:fs";
import path from "node:path";
import { languageFiles } from "../snapshot/languageFiles";
import { type Ts, typescript } from "../tslab";

/** Folders of ambient types: those of the cells' folder where they describe Node, and the course's own. */
function typeRootsFor(cwd: string): string[] {
  const own: string[] = [];
  for (let folder = cwd, parent = ""; folder !== parent; parent = folder, folder = path.dirname(folder))
    own.push(path.join(folder, "node_modules", "@types"));
  if (own.some((root) => existsSync(path.join(root, "node", "package.json")))) return own;
  return [...own, path.resolve(require.resolve("@types/node/package.json"), "../..")];
}

/** The options with which cells in a folder are checked and emitted; the switch `// @strict` changes them in place. */
export function cellOptions(cwd: string): Ts.CompilerOptions {
  const ts = typescript();
  return {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    target: ts.ScriptTarget.ES2022,
    lib: languageFiles(),
    libReplacement: false,
    types: ["node"],
    typeRoots: typeRootsFor(cwd),
    esModuleInterop: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    allowJs: true,
    checkJs: true,
    experimentalDecorators: true,
    jsx: ts.JsxEmit.React,
    preserveConstEnums: true,
    skipLibCheck: true,
    declaration: true,
    sourceMap: true,
    newLine: ts.NewLineKind.LineFeed,
  };
}
