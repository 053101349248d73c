/**
 * All that the kernel takes from tslab. Its parts are loaded where they are asked for: `compile/typescriptOptions` has to put our
 * TypeScript in the place of tslab's before that, and whoever needs a type or a path alone loads nothing.
 */
import vm from "node:vm";
import type * as Typescript from "@tslab/typescript-for-tslab";
import type * as Converters from "tslab/dist/converter";
import type * as Executors from "tslab/dist/executor";
import type * as Inspection from "tslab/dist/inspect";
import type * as Displaying from "tslab/dist/jupyter";

export type { Typescript as Ts };
export type { CompletionInfo, Converter, ConvertResult, Diagnostic } from "tslab/dist/converter";
export type { Executor } from "tslab/dist/executor";

const typescriptPackage = "@tslab/typescript-for-tslab";

/** TypeScript as tslab uses it. */
export const typescript = (): typeof Typescript => require(typescriptPackage) as typeof Typescript;

/** The file of that TypeScript. */
export const typescriptFile = (): string => require.resolve(typescriptPackage);

/** The file that says which version it is. */
export const typescriptManifest = (): string => require.resolve(`${typescriptPackage}/package.json`);

/** What turns a cell into CommonJS, with completion and inspection. */
export const converters = (): typeof Converters => require("tslab/dist/converter") as typeof Converters;

/** What runs a cell's text on the names of earlier cells. */
export const executors = (): typeof Executors => {
  leaveErrorsAlone();
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
export const displaying = (): typeof Displaying => require("tslab/dist/jupyter") as typeof Displaying;

/** What a cell gets that imports "tslab". */
export const forCells = (): unknown => require("tslab");
