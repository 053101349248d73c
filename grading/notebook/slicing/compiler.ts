import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as Ts from "typescript";
import { globalDeclarations } from "./globals";

/** Where the slicer may read: the notebook's TypeScript with its lib files, and the library that students may import. */
export interface SliceOptions {
  /** Folder of the compiled library without answers (see buildStrippedLib): "lib/tabular/mdp" is its tabular/mdp.js. */
  strippedLib: string;
  /** Folder of the package typescript; the installed one by default. */
  typescript?: string;
  /** A folder node_modules whose declarations the library's refer to, if they do. */
  packages?: string;
}

/** The TypeScript that notebooks are written in, loaded from its folder. */
export function notebookTypeScript(folder = installedTypeScript()): typeof Ts {
  return createRequire(path.join(folder, "package.json"))("./lib/typescript.js") as typeof Ts;
}

/** Folder of the TypeScript that the notebook's kernel compiles with. */
export function installedTypeScript(): string {
  return path.dirname(require.resolve("typescript/package.json"));
}

/** The file that a module specifier of a notebook means, without its ending, or undefined where it is none of the library's. */
export function libraryModule(specifier: string, options: SliceOptions): string | undefined {
  const match = /^lib\/((?:[A-Za-z][\w-]*\/)*[A-Za-z][\w-]*)$/.exec(specifier);
  if (!match) return undefined;
  const file = path.join(options.strippedLib, match[1] as string);
  return existsSync(`${file}.d.ts`) ? file : undefined;
}

/** As the notebook's converter compiles, but to one CommonJS module and without reaching for other packages' types. */
export function compilerOptions(ts: typeof Ts): Ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    lib: ["es2023", "es2024.object", "es2024.collection", "esnext.disposable"].map(
      (part) => `lib.${part}.d.ts`,
    ),
    libReplacement: false,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    esModuleInterop: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    types: [],
    newLine: ts.NewLineKind.LineFeed,
    removeComments: true,
  };
}

const PRELUDE = "/slice/globals.d.ts";

/** The language's own declarations, parsed once a process: they are most of what a slice reads. */
const language = new Map<string, Ts.SourceFile>();

/**
 * A program over sources held in memory that reads nothing but TypeScript's lib files and the library's declarations.
 * @param sources file name → text; the names start with "/slice/"
 */
export function createProgram(
  ts: typeof Ts,
  sources: ReadonlyMap<string, string>,
  options: SliceOptions,
  bare = false,
  previous?: Ts.Program,
): Ts.Program {
  const settings = { ...compilerOptions(ts), ...(bare && { noLib: true, noResolve: true }) };
  const libFolder = path.join(options.typescript ?? installedTypeScript(), "lib");
  const packages = options.packages === undefined ? [] : [path.resolve(options.packages)];
  const roots = [path.resolve(options.strippedLib), libFolder, ...packages].map((root) => root + path.sep);
  const isDeclarations = (file: string): boolean =>
    /\.d\.ts$|\/package\.json$/.test(file) &&
    roots.some((root) => path.resolve(file).startsWith(root)) &&
    existsSync(file);
  const read = (file: string): string | undefined => {
    if (file === PRELUDE) return globalDeclarations;
    return sources.get(file) ?? (isDeclarations(file) ? readFileSync(file, "utf8") : undefined);
  };
  const files: Ts.ModuleResolutionHost = {
    fileExists: (file) => file === PRELUDE || sources.has(file) || isDeclarations(file),
    readFile: read,
  };
  const host: Ts.CompilerHost = {
    ...files,
    getSourceFile: (file, languageVersion) => {
      const kept = sources.has(file) ? undefined : (language.get(file) ?? previous?.getSourceFile(file));
      if (kept) return kept;
      const text = read(file);
      if (text === undefined) return undefined;
      const parsed = ts.createSourceFile(file, text, languageVersion);
      if ([libFolder, ...packages].some((folder) => file.startsWith(folder))) language.set(file, parsed);
      return parsed;
    },
    getDefaultLibFileName: () => path.join(libFolder, "lib.es2022.d.ts"),
    getDefaultLibLocation: () => libFolder,
    writeFile: () => undefined,
    getCurrentDirectory: () => "/slice",
    getDirectories: () => [],
    directoryExists: () => false,
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (file) => file,
    getNewLine: () => "\n",
    // Cells import the library by "lib/…"; declarations import each other as everywhere.
    resolveModuleNames: (names, from) =>
      names.map((name) =>
        from.startsWith("/slice/")
          ? libraryDeclarations(ts, name, options)
          : ts.resolveModuleName(name, from, settings, files).resolvedModule,
      ) as (Ts.ResolvedModuleFull | undefined)[],
  };
  return ts.createProgram([...sources.keys(), ...(bare ? [] : [PRELUDE])], settings, host);
}

/** The declarations that a cell's import means. */
function libraryDeclarations(
  ts: typeof Ts,
  specifier: string,
  options: SliceOptions,
): Ts.ResolvedModuleFull | undefined {
  const file = libraryModule(specifier, options);
  return file ? { resolvedFileName: `${file}.d.ts`, extension: ts.Extension.Dts } : undefined;
}
