/**
 * What `node --build-snapshot` runs: loads the cells' compiler, lets it parse and bind the declarations that every cell needs, and
 * leaves both in the snapshot. Such a script may require Node's own modules only, and each process that starts from the snapshot
 * goes on with `run` at the end.
 */
import { readFileSync } from "node:fs";
import type NodeModule from "node:module";
import path from "node:path";
import { startupSnapshot } from "node:v8";
import type { Ts } from "../tslab";
import type { Prepared } from "./prepared";

const preparedKey = Symbol.for("lib.jupyter.prepared");

/** The compiler's file, the folder of ambient types, and the declaration files of the language. */
const [typescriptFile, typeRoot, ...languageFiles] = process.argv.slice(2);

/** Text that V8 stores as one byte a character, half of what it would take as it comes. */
const compact = (text: string): string => Buffer.from(text, "latin1").toString("latin1");

function loadTypescript(file: string): typeof Ts {
  const text = readFileSync(file, "utf8").replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const module = { exports: {} };
  const run = new Function(
    "exports",
    "require",
    "module",
    "__filename",
    "__dirname",
    `${compact(text)}\n//# sourceURL=${file}`,
  );
  run(module.exports, require, module, file, path.dirname(file));
  return module.exports as typeof Ts;
}

/** Parses and binds the standard library and the types of Node as cells will ask for them. */
function parseDeclarations(ts: typeof Ts): Prepared["files"] {
  const files: Prepared["files"] = new Map();
  const options: Ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    lib: languageFiles,
    libReplacement: false,
    types: ["node"],
    typeRoots: [typeRoot],
    skipLibCheck: true,
  };
  // TypeScript asks for it once and for all.
  const { getCurrentDirectory } = ts.sys;
  ts.sys.getCurrentDirectory = () => typeRoot;
  const host = ts.createCompilerHost(options);
  const { readFile, getSourceFile } = host;
  host.readFile = (file) => {
    const text = readFile(file);
    return text !== undefined && compact(text) === text ? compact(text) : text;
  };
  const root = path.join(typeRoot, "cell.ts");
  host.getSourceFile = (name, version, ...rest) => {
    if (name === root) return ts.createSourceFile(name, "export {};", version);
    const file = getSourceFile(name, version, ...rest);
    if (file) files.set(name, file);
    return file;
  };
  ts.createProgram([root], options, host).getTypeChecker();
  ts.sys.getCurrentDirectory = getCurrentDirectory;
  return files;
}

/** Starts the script that the command line names, as if this process had just loaded the compiler. */
function run(prepared: Prepared): void {
  const Module = require("node:module") as typeof NodeModule;
  Error.stackTraceLimit ??= 10;
  (globalThis as Record<symbol, unknown>)[preparedKey] = prepared;
  const loaded = Object.assign(new Module(typescriptFile), {
    filename: typescriptFile,
    loaded: true,
    exports: prepared.typescript as unknown,
  });
  const main = path.resolve(process.argv[1]);
  process.argv[1] = main;
  // What cells start as processes of their own shall start as usual.
  process.execArgv.length = 0;
  const load = Module.createRequire(main);
  load.cache[typescriptFile] = loaded;
  load(main);
}

const typescript = loadTypescript(typescriptFile);
const prepared: Prepared = { typescript, files: parseDeclarations(typescript) };
startupSnapshot.setDeserializeMainFunction(run, prepared);
