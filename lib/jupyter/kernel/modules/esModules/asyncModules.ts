import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import Module from "node:module";
import { type LoadedModule, loader } from "../nodeModules";

/** By these codes Node says that a module can be loaded by an import only, not by `require`. */
const codes = ["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM"];

/** A file of our own awaits something at its top. */
export class AwaitsAtTop extends Error {
  readonly code = "ERR_REQUIRE_ASYNC_MODULE";
  override name = "AwaitsAtTop";
  override message = "This module awaits something at its top and is loaded in a cell's import only.";

  /** @param compiled its text as CommonJS, but for the awaits */
  constructor(readonly compiled: string) {
    super();
  }
}

interface AsyncModuleError {
  code: string;
  compiled?: string;
  /** The file, as whoever loaded it first knows it. */
  asyncFile?: string;
}

const isAsyncModuleError = (error: unknown): error is AsyncModuleError =>
  typeof error === "object" && error !== null && codes.includes((error as AsyncModuleError).code);

/** Notes on the error which file it is that awaits: the first to call knows. */
export function noteAsyncFile(error: unknown, file: () => string): void {
  if (isAsyncModuleError(error)) error.asyncFile ??= file();
}

/** The error as one of a module that has to be awaited; undefined for every other. */
export function asyncModule(
  error: unknown,
): (Required<Pick<AsyncModuleError, "asyncFile">> & AsyncModuleError) | undefined {
  return isAsyncModuleError(error) && error.asyncFile !== undefined
    ? (error as ReturnType<typeof asyncModule>)
    : undefined;
}

/** Whether a text can be CommonJS, or awaits something at its top. */
export function awaitsAtTop(code: string): boolean {
  if (!/\bawait\b/.test(code)) return false;
  try {
    vm.compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"]);
    return false;
  } catch (error) {
    return error instanceof SyntaxError && /\bawait\b/.test(error.message);
  }
}

// Written out, it would be compiled to a `require`.
const importNatively = new Function("url", "return import(url);") as (url: string) => Promise<unknown>;

/** Runs a module of our own that awaits at its top. What it imports in turn may have to be awaited before it. */
async function evaluate(module: LoadedModule, compiled: string): Promise<void> {
  const { filename } = module;
  const wrapped = `(async function (exports, require, module, __filename, __dirname) { ${compiled}\n})`;
  const run = vm.runInThisContext(wrapped, { filename }) as (...args: unknown[]) => Promise<void>;
  const require = Module.createRequire(filename);
  for (const attempted = new Set<string>(); ;) {
    try {
      return await run.call(
        module.exports,
        module.exports,
        require,
        module,
        filename,
        path.dirname(filename),
      );
    } catch (error) {
      const behind = asyncModule(error);
      if (!behind || attempted.has(behind.asyncFile)) throw error;
      attempted.add(behind.asyncFile);
      await loadAsyncModule(behind.asyncFile, behind.compiled);
    }
  }
}

/**
 * Loads a module that has to be awaited, so that `require` finds it from then on.
 * @param compiled its text, where it is a file of our own; Node's own loader takes any other
 */
export async function loadAsyncModule(file: string, compiled?: string): Promise<void> {
  const module = new Module(file) as LoadedModule;
  Object.assign(module, { filename: file, paths: loader._nodeModulePaths(path.dirname(file)) });
  if (compiled === undefined) module.exports = await importNatively(pathToFileURL(file).href);
  else await evaluate(module, compiled);
  module.loaded = true;
  loader._cache[file] = module;
}
