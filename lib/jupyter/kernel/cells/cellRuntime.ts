import type { CellCompiler } from "../compile/compiler";
import { type EmissionRuntime, type ImportedModule, runtime } from "../compile/emit/emissionRuntime";
import type { Interruptible } from "../interrupts/interruptible";
import type { CellImports } from "../modules/cellImports";
import { type Converter, type Executor, executors } from "../tslab";
import type { Bindings } from "./bindings";
import { withBuiltins } from "./surroundings/builtins";
import { hold, resume } from "./cellContext";
import { cellMeta, installModuleScope } from "./surroundings/moduleScope";

/**
 * tslab's executor around our compiler.
 * @param onError is told what it reports: the error that a cell has thrown alone, a message with more to it
 */
export function createExecutor(
  compiler: CellCompiler,
  interruptible: Interruptible,
  onError: (error: unknown, ...rest: unknown[]) => void,
): Executor {
  const convert: Converter["convert"] = (previous, source) =>
    interruptible.protect(() => withBuiltins(() => compiler.convert(previous, source)));
  const addModule: Converter["addModule"] = (name, content) => compiler.addModule(name, content);
  const converter = { convert, addModule } as Converter;
  const converters = { node: converter, browser: converter, close: () => compiler.close() };
  const report = { log: () => undefined, error: onError };
  return executors(withBuiltins).createExecutor(process.cwd(), converters, report);
}

/**
 * Puts what emitted code calls beside what tslab's executor has put on its global.
 * @param onFailedImport is told why a cell could not load what it imports
 */
export function installRuntime(
  { exports, bind }: Bindings,
  { require, load, loadLater: importLater }: CellImports,
  { flags, throwRequested: interrupted }: Interruptible,
  onFailedImport: (error: unknown) => void,
): EmissionRuntime {
  const imported = (request: string): ImportedModule => {
    try {
      return withBuiltins(() => load(request));
    } catch (error) {
      onFailedImport(error);
      throw error;
    }
  };
  const meta = cellMeta(process.cwd(), require.resolve);
  installModuleScope(meta);
  const { [runtime]: found } = globalThis as unknown as { [runtime]: EmissionRuntime };
  const offered = { exports, bind, require, imported, importLater, meta, hold, resume, flags, interrupted };
  return Object.assign(found, offered);
}
