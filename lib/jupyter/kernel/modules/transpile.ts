import type { SourceMapPayload } from "node:module";
import type * as Swc from "@swc/core";
import { typescript } from "../tslab";
import { ModuleSyntaxError } from "./moduleSyntaxError";

/** A module ready to run. */
export interface TranspiledSource {
  code: string;
  map: SourceMapPayload;
}

/** Exports must be configurable, so that an edited module can fill the same object again. */
const configurable = (code: string): string =>
  code.replace(
    /(?<!configurable: true,\s*)\benumerable: true,(\s*)get\b/g,
    "enumerable: true, configurable: true,$1get",
  );

/** The text of a built module as we run it: its exports can be replaced. Lines and columns of other code stay. */
export const preparedBuilt = configurable;

/**
 * Compiles a TypeScript or JavaScript module to CommonJS, without looking at types.
 * @throws ModuleSyntaxError
 */
export function transpileSource(file: string, text: string): TranspiledSource {
  // Loaded at the first edit: it takes 20 ms, and most sessions never need it.
  const { transformSync } = require("@swc/core") as typeof Swc;
  const syntax: Swc.ParserConfig = /\.[jt]s$/.test(file)
    ? { syntax: "typescript", decorators: true }
    : { syntax: "typescript", tsx: true, decorators: true };
  try {
    const { code, map } = transformSync(text, {
      filename: file,
      swcrc: false,
      configFile: false,
      isModule: true,
      sourceMaps: true,
      jsc: {
        target: "es2022",
        parser: syntax,
        transform: { legacyDecorator: true, useDefineForClassFields: true },
      },
      module: { type: "commonjs" },
    });
    return { code: configurable(code), map: JSON.parse(map!) as SourceMapPayload };
  } catch (error) {
    throw describeFailure(file, text, error as Error);
  }
}

/** Tells the failure in TypeScript's words where it sees one too. */
function describeFailure(file: string, text: string, error: Error): ModuleSyntaxError {
  const ts = typescript();
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.React, experimentalDecorators: true },
  });
  const [first] = diagnostics;
  if (!first)
    return new ModuleSyntaxError(error.message.split("\n")[0].replace(/^\s*x /, ""), file, text, 0, 0);
  const message = ts.flattenDiagnosticMessageText(first.messageText, "\n");
  return new ModuleSyntaxError(message, file, text, first.start ?? 0, first.length ?? 0);
}
