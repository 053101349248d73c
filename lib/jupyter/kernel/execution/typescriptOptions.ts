/**
 * tslab offers no settings for its TypeScript. Loading this module before tslab puts in place of that package a copy with other
 * options: source maps kept, what it knows of ES2023 in reach, ambient types of Node only.
 */
import type { SourceMapPayload } from "node:module";

type Options = Record<string, unknown>;
type Settings = { compilerOptions: Options };

/** The two functions through which all options and all emitted text pass. */
interface CompilerModule {
  createWatchCompilerHost(roots: string[], options: Options, ...rest: unknown[]): unknown;
  transpileModule(text: string, settings: Settings): { outputText: string; sourceMapText?: string };
}

const file = require.resolve("@tslab/typescript-for-tslab");
const original = require(file) as CompilerModule;

const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/;
const mapComment = /\n?\/\/# sourceMappingURL=\S+\s*$/;

let latest: SourceMapPayload[] = [];

/** The source maps of the text that was emitted last, last step first; forgotten when taken. */
export function takeSourceMaps(): SourceMapPayload[] {
  const maps = latest;
  latest = [];
  return maps;
}

function createWatchCompilerHost(roots: string[], options: Options, ...rest: unknown[]): unknown {
  const lib = [...(options.lib as string[]), "lib.es2023.d.ts"];
  return original.createWatchCompilerHost(
    roots,
    { ...options, inlineSourceMap: true, lib, types: ["node"] },
    ...rest,
  );
}

function transpileModule(text: string, settings: Settings): { outputText: string } {
  const inline = inlineMap.exec(text);
  const compilerOptions = { ...settings.compilerOptions, sourceMap: true };
  const out = original.transpileModule(text.replace(inlineMap, "\n"), { ...settings, compilerOptions });
  const maps = [out.sourceMapText, inline && Buffer.from(inline[1], "base64").toString("utf8")];
  latest = maps.filter((map): map is string => map != null).map((map) => JSON.parse(map) as SourceMapPayload);
  return { ...out, outputText: out.outputText.replace(mapComment, "\n") };
}

require.cache[file]!.exports = { ...original, createWatchCompilerHost, transpileModule };
