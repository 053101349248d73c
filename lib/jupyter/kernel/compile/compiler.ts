import type { SourceMapPayload } from "node:module";
import { type Converter, converters, type ConvertResult } from "../tslab";
import type { CellNames } from "./cellNames";
import { isUnspeakable, nameDynamicImports } from "./dynamicImports";
import { type EmissionContext, prepareEmission } from "./emission";
import { finishText } from "./emissionRuntime";
import { requiredModules, withForgotten } from "./importEquals";
import { parseCell, type ParsedCell } from "./parseCell";
import { writeOutProperties } from "./propertyNames";
import { syntaxErrors } from "./syntaxErrors";
import { captureModules, type EmittedModule, transpile } from "./typescriptOptions";

/** What came of compiling one cell; `maps` lead from the text that runs back to the cell's. */
export interface CompiledCell extends ConvertResult {
  maps: SourceMapPayload[];
  /** Undefined where the cell has errors. */
  names?: CellNames;
  /** The parser could not read it: nothing but its own text can mend that. */
  isUnreadable?: boolean;
}

/** What the compiler asks about other cells, and tells of this one. */
export interface CompilerHost {
  /** Declarations of all cells before this one. */
  declarations(): string;
  isDeclared: EmissionContext["isDeclared"];
  /** Sees each compiled cell and returns what to append to the text that runs. */
  onCell(cell: CompiledCell): string;
}

/** tslab's converter with source maps, with our emission of cells and with declarations that also failed cells may add to. */
export function createCompiler(host: CompilerHost): Converter {
  const converter = converters().createConverter({ isJS: false, isBrowser: false });

  const emit = (parsed: ParsedCell, result: ConvertResult, modules: EmittedModule[]): CompiledCell => {
    const lastExpression = result.lastExpressionVar;
    const cell = modules[Number(result.output)];
    const { names, transformers } = prepareEmission(cell.text, {
      lastExpression,
      required: requiredModules(parsed, cell.text),
      isDeclared: host.isDeclared,
    });
    const { text, maps } = transpile(cell, transformers);
    const sideOutputs = result.sideOutputs?.map((output) => ({
      ...output,
      data: transpile(modules[Number(output.data)]).text,
    }));
    return {
      ...result,
      output: finishText(text),
      declOutput: withForgotten(host.declarations(), result.declOutput ?? ""),
      hasToplevelAwait: names.hasTopLevelAwait,
      sideOutputs,
      maps,
      names,
    };
  };

  /** The converter's result, errors with their places in the cell's own text. */
  const compile = (
    previous: string,
    source: string,
    parsed: ParsedCell,
  ): ReturnType<typeof captureModules<ConvertResult>> => {
    let text = writeOutProperties(previous, parsed);
    let compiled = captureModules(() => converter.convert(previous, text));
    if (isUnspeakable(compiled.result.diagnostics)) {
      text = nameDynamicImports(text);
      compiled = captureModules(() => converter.convert(previous, text));
    }
    if (compiled.result.output === undefined && text !== source)
      Object.assign(compiled.result, converter.convert(previous, source));
    return compiled;
  };

  return {
    ...converter,
    convert(_previous, source) {
      const parsed = parseCell(source);
      if (parsed.errors.length > 0) {
        const diagnostics = syntaxErrors(parsed);
        const cell = { diagnostics, hasToplevelAwait: false, maps: [], isUnreadable: true };
        host.onCell(cell);
        return cell;
      }
      const { result, modules } = compile(host.declarations(), source, parsed);
      const cell = result.output === undefined ? { ...result, maps: [] } : emit(parsed, result, modules);
      const suffix = host.onCell(cell);
      const output = cell.output === undefined ? undefined : cell.output + suffix;
      // The value of the last expression arrives through the emission, not through tslab's exports.
      return { ...cell, output, lastExpressionVar: undefined };
    },
    inspect: (_previous, source, position) => converter.inspect(host.declarations(), source, position),
    complete: (_previous, source, position) => converter.complete(host.declarations(), source, position),
  };
}
