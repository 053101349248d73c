/**
 * All that the kernel takes from tslab, and the TypeScript that cells are compiled with. Its parts are loaded where they are asked for:
 * whoever needs a type or a path alone loads nothing.
 */
import Module from "node:module";
import vm from "node:vm";
import type * as Converters from "tslab/dist/converter";
import type * as Executors from "tslab/dist/executor";
import type * as Inspection from "tslab/dist/inspect";
import type * as Displaying from "tslab/dist/jupyter";
import type * as Typescript from "typescript";

export type { Typescript as Ts };
export type { Converter, ConvertResult, Diagnostic } from "tslab/dist/converter";
export type { Executor } from "tslab/dist/executor";

/** What tslab's `complete` answers, with the candidates as TypeScript lists them. */
export type CompletionInfo = Omit<Converters.CompletionInfo, "original"> & {
  original?: Typescript.CompletionInfo;
};

/** The project's own TypeScript, which cells are written in. */
export const typescript = (): typeof Typescript => require("typescript") as typeof Typescript;

/** The file of that TypeScript. */
export const typescriptFile = (): string => require.resolve("typescript");

/** The file that says which version it is. */
export const typescriptManifest = (): string => require.resolve("typescript/package.json");

/** tslab asks for a fork of an older TypeScript, which would be loaded beside ours. */
function standInForFork(): void {
  const fork = require.resolve("@tslab/typescript-for-tslab");
  const { [fork]: loaded } = require.cache;
  if (loaded) return;
  const ours = { filename: fork, loaded: true, exports: typescript() };
  require.cache[fork] = Object.assign(new Module(fork), ours);
}

/**
 * What runs a cell's text on the names of earlier cells.
 * @param guard stands around what it does to that text before
 */
export const executors = (guard: <T>(work: () => T) => T): typeof Executors => {
  standInForFork();
  leaveErrorsAlone();
  const metadata = require("tslab/dist/metadata") as { getCodeMetadata(code: string): unknown };
  const { getCodeMetadata } = metadata;
  metadata.getCodeMetadata = (code) => guard(() => getCodeMetadata(code));
  return require("tslab/dist/executor") as typeof Executors;
};

/**
 * tslab runs a cell in a way in which Node itself asks an error what it says. Where an author's getter answers and is interrupted, Node
 * goes on as if nothing had been, and the engine takes no second interrupt.
 */
function leaveErrorsAlone(): void {
  const { runInThisContext } = vm;
  vm.runInThisContext = (code, options) => {
    const isCell = typeof options === "object" && options.breakOnSigint === true;
    return runInThisContext(code, isCell ? { ...options, displayErrors: false } : options) as unknown;
  };
}

/** What words documentation of a name. */
export const inspection = (): typeof Inspection => require("tslab/dist/inspect") as typeof Inspection;

/** Where tslab's `display` sends what it is given. */
export const displaying = (): typeof Displaying => {
  standInForFork();
  return require("tslab/dist/jupyter") as typeof Displaying;
};

/** What a cell gets that imports "tslab". */
export const forCells = (): unknown => {
  standInForFork();
  return require("tslab");
};
