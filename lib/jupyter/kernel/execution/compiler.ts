import type { SourceMapPayload } from "node:module";
import { type Converter, type ConvertResult, createConverter } from "tslab/dist/converter";
import typescript = require("@tslab/typescript-for-tslab");

type Options = Record<string, unknown>;

/** The two functions of tslab's TypeScript through which all of its settings and all emitted text pass. */
interface CompilerModule {
  createWatchCompilerHost(roots: string[], options: Options, ...rest: unknown[]): unknown;
  transpileModule(
    text: string,
    settings: { compilerOptions: Options },
  ): { outputText: string; sourceMapText?: string };
}

/** What came of compiling one cell; `maps` lead from the text that runs back to the cell's. */
export interface CompiledCell extends ConvertResult {
  maps: SourceMapPayload[];
}

const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*$/;
const mapComment = /\n?\/\/# sourceMappingURL=\S+\s*$/;

/** Maps of the text that was transpiled last, last step first. */
let latestMaps: SourceMapPayload[] = [];

/** Makes tslab's compiler keep source maps, know the array methods of ES2023, and see Node's ambient types only. */
function adjustCompiler(): void {
  const compiler = typescript as unknown as CompilerModule;
  const { createWatchCompilerHost, transpileModule } = compiler;
  compiler.createWatchCompilerHost = (roots, options, ...rest) => {
    const lib = [...(options.lib as string[]), "lib.es2023.d.ts"];
    const ours = { ...options, inlineSourceMap: true, lib, types: ["node"] };
    return createWatchCompilerHost(roots, ours, ...rest);
  };
  compiler.transpileModule = (text, settings) => {
    const inline = inlineMap.exec(text);
    const compilerOptions = { ...settings.compilerOptions, sourceMap: true };
    const out = transpileModule(text.replace(inlineMap, "\n"), { ...settings, compilerOptions });
    const maps = [out.sourceMapText, inline && Buffer.from(inline[1], "base64").toString("utf8")];
    latestMaps = maps
      .filter((map): map is string => map != null)
      .map((map) => JSON.parse(map) as SourceMapPayload);
    return { ...out, outputText: out.outputText.replace(mapComment, "\n") };
  };
}

/**
 * tslab's converter with source maps and with a hook.
 * @param onCell sees each compiled cell and returns what to append to the text that runs
 */
export function createCompiler(onCell: (cell: CompiledCell) => string): Converter {
  adjustCompiler();
  const converter = createConverter({ isJS: false, isBrowser: false });
  return {
    ...converter,
    convert(previous, source) {
      latestMaps = [];
      const result = converter.convert(previous, source);
      const suffix = onCell({ ...result, maps: latestMaps });
      return result.output ? { ...result, output: result.output + suffix } : result;
    },
  };
}
