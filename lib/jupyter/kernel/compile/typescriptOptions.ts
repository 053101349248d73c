/**
 * tslab offers no settings for its TypeScript. Loading this module before tslab puts in place of that package a copy with other
 * options: source maps kept, what it knows of ES2023 in reach, ambient types of Node only, strict checks on demand, imports of
 * lib by any path, files looked at before each cell instead of watched, and diagnostics of one message each.
 */
import type { SourceMapPayload } from "node:module";
import path from "node:path";
import { type Ts, typescriptFile } from "../tslab";
import { cellPrograms } from "./cellProgram";
import { rememberingPrinters } from "./declarationPrinter";
import { CompilerFiles } from "../modules/compilerHost";
import type { WatchHost } from "../modules/importResolver";
import { readableDiagnostics } from "../modules/readableDiagnostics";
import { courseFolder } from "../modules/sources";
import { connectStrictSwitch } from "./strictSwitch";

type Options = Record<string, unknown>;
type Settings = { compilerOptions: Options; transformers?: unknown };

/** The functions through which all options, all emitted text and all diagnostics pass. */
interface CompilerModule {
  createWatchCompilerHost(roots: string[], options: Options, ...rest: unknown[]): WatchHost;
  transpileModule(text: string, settings: Settings): { outputText: string; sourceMapText?: string };
  getPreEmitDiagnostics(...args: unknown[]): readonly Ts.Diagnostic[];
  /** tslab's own addition. */
  getPreEmitDiagnosticsOfFiles(...args: unknown[]): readonly Ts.Diagnostic[];
}

const file = typescriptFile();
const original = require(file) as CompilerModule & typeof Ts;

/** What the type checker knows of files. */
export const compilerFiles = new CompilerFiles(original, courseFolder());

/** Declares what the kernel adds to the global scope. */
const globalTypes = path.join(__dirname, "../cells/promptGlobals.d.ts");

const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/;
const mapComment = /\n?\/\/# sourceMappingURL=\S+\s*$/;

/** A module as the compiler emitted it, before it becomes CommonJS. */
export interface EmittedModule {
  text: string;
  /** From this text back to the source. */
  map: SourceMapPayload | null;
  settings: Settings;
}

/** CommonJS text, and the maps from it back to the source, last step first. */
export interface TranspiledModule {
  text: string;
  maps: SourceMapPayload[];
}

let captured: EmittedModule[] | null = null;

/**
 * Runs the converter and keeps what it would make CommonJS of: each such text in its result is the number of one of `modules`.
 */
export function captureModules<T>(convert: () => T): { result: T; modules: EmittedModule[] } {
  const modules: EmittedModule[] = (captured = []);
  try {
    return { result: convert(), modules };
  } finally {
    captured = null;
  }
}

/** Makes CommonJS of a captured module. */
export function transpile({ text, map, settings }: EmittedModule, transformers?: unknown): TranspiledModule {
  const compilerOptions = { ...settings.compilerOptions, sourceMap: true };
  const out = original.transpileModule(text, { ...settings, compilerOptions, transformers });
  const own = JSON.parse(out.sourceMapText!) as SourceMapPayload;
  return { text: out.outputText.replace(mapComment, "\n"), maps: map ? [own, map] : [own] };
}

function createWatchCompilerHost(roots: string[], given: Options, ...rest: unknown[]): WatchHost {
  const lib = [...(given.lib as string[]), "lib.es2023.d.ts"];
  const options = { ...given, inlineSourceMap: true, lib, types: ["node"], disableTopLevelAwait: false };
  connectStrictSwitch(options);
  const host = (original as CompilerModule).createWatchCompilerHost(
    [...roots, globalTypes],
    options,
    ...rest,
  );
  host.createProgram = cellPrograms(original);
  return compilerFiles.adapt(host);
}

const readable =
  (find: (...args: unknown[]) => readonly Ts.Diagnostic[]) =>
  (...args: unknown[]): Ts.Diagnostic[] =>
    readableDiagnostics(original, find(...args));

function transpileModule(text: string, settings: Settings): { outputText: string } {
  if (!captured) return original.transpileModule(text, settings);
  const inline = inlineMap.exec(text);
  const map = inline && (JSON.parse(Buffer.from(inline[1], "base64").toString("utf8")) as SourceMapPayload);
  captured.push({ text: text.replace(inlineMap, "\n"), map, settings });
  return { outputText: String(captured.length - 1) };
}

const { getPreEmitDiagnostics, getPreEmitDiagnosticsOfFiles } = original as CompilerModule;

require.cache[file]!.exports = {
  ...original,
  createWatchCompilerHost,
  transpileModule,
  createPrinter: rememberingPrinters(original),
  getPreEmitDiagnostics: readable(getPreEmitDiagnostics),
  getPreEmitDiagnosticsOfFiles: readable(getPreEmitDiagnosticsOfFiles),
};
