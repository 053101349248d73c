import { expandShorthand } from "./shorthand";
import { takeSourceMaps } from "./typescriptOptions";
import type { SourceMapPayload } from "node:module";
import { type Converter, type ConvertResult, createConverter } from "tslab/dist/converter";

/** What came of compiling one cell; `maps` lead from the text that runs back to the cell's. */
export interface CompiledCell extends ConvertResult {
  maps: SourceMapPayload[];
}

/**
 * tslab's converter with source maps and with a hook.
 * @param onCell sees each compiled cell and returns what to append to the text that runs
 */
export function createCompiler(onCell: (cell: CompiledCell) => string): Converter {
  const converter = createConverter({ isJS: false, isBrowser: false });
  return {
    ...converter,
    convert(previous, source) {
      takeSourceMaps();
      const result = converter.convert(previous, expandShorthand(previous, source));
      const suffix = onCell({ ...result, maps: takeSourceMaps() });
      return result.output ? { ...result, output: result.output + suffix } : result;
    },
  };
}
