/** Global under which emitted code finds the kernel. */
export const runtime = "__tslab__";

/** What emitted code calls on that global, besides tslab's own `exports` and `require`. */
export interface EmissionRuntime {
  /** The value of the cell's last expression. */
  value: unknown;
  bind(name: string, get: () => unknown, set?: (value: unknown) => void): void;
  bindImport(name: string, descriptor: { get: () => unknown }): void;
  /** Tells which variable holds a module, so that an edited one can be put in its place. */
  module(request: string, set: (exports: unknown) => void): void;
  /** What loops look at. */
  flags: Int32Array;
  /** Ends a loop that has seen an interrupt. */
  interrupted(): void;
  hold<T>(value: T): T | Promise<never>;
  resume<T>(value: T): T;
}

/**
 * Finishes the CommonJS text, line by line as long as it was: nothing is reset before the cell runs, imported names are bound, and
 * modules can be replaced by an edited version.
 */
export function finishText(text: string): string {
  return text
    .replace(/^exports\.[\w$]+ = (?:exports\.[\w$]+ = )*void 0;$/gm, "")
    .replace(
      /^Object\.defineProperty\(exports, ("[^"\n]+"), (\{ enumerable: true, get: function \(\) \{ return .* \} \})\);$/gm,
      `${runtime}.bindImport($1, $2);`,
    )
    .replace(
      /^(?:const|let) ([^\s=,]+) = ((?:__import(?:Star|Default)\()?)require\(("(?:lib\/|[./])[^"\n]*")\)(\)?)(?:, ([^\s=,]+) = \1)?;$/gm,
      (_line, name: string, open: string, request: string, close: string, whole?: string) => {
        const also = whole === undefined ? ["", ""] : [`, ${whole} = ${name}`, ` ${whole} = ${name};`];
        return `let ${name} = ${open}require(${request})${close}${also[0]}; ${runtime}.module(${request}, (__value) => { ${name} = ${open}__value${close};${also[1]} });`;
      },
    );
}
