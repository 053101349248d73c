/** Global under which emitted code finds the kernel. */
export const runtime = "__tslab__";

/** What emitted code calls on that global, besides tslab's own `exports` and `require`. */
export interface EmissionRuntime {
  /** The value of the cell's last expression. */
  value: unknown;
  bind(name: string, get: () => unknown, set?: (value: unknown) => void): void;
  bindImport(name: string, descriptor: { get: () => unknown }): void;
  withDefault(exports: unknown): unknown;
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
 * A module of which a default is imported. One that was compiled from ES modules and has none is its own default, as Node has it and as
 * TypeScript's types say; TypeScript's helpers would give undefined.
 */
export function withDefault(exports: unknown): unknown {
  const module = exports as { __esModule?: boolean; default?: unknown } | null | undefined;
  if (!module?.__esModule || "default" in module) return exports;
  const get = (): unknown => ("default" in module ? module.default : module);
  return Object.create(module, { default: { get } });
}

/** Names that TypeScript makes for modules of which a part is imported. */
const madeUp = /_\d+$/;

/** A line that loads a module, which keeps it replaceable where it is of our own. */
function loadingLine(_line: string, name: string, helper: string, request: string, whole?: string): string {
  const hasDefault = helper === "__importDefault(" || (helper !== "" && madeUp.test(name));
  const whatever = (value: string): string => (hasDefault ? `${runtime}.withDefault(${value})` : value);
  const load = (value: string): string => (helper ? `${helper}${whatever(value)})` : value);
  const [declared, assigned] = whole ? [`, ${whole} = ${name}`, ` ${whole} = ${name};`] : ["", ""];
  const loading = `${name} = ${load(`require(${request})`)}${declared};`;
  if (!/^"(?:lib\/|[./])/.test(request)) return `const ${loading}`;
  return `let ${loading} ${runtime}.module(${request}, (__value) => { ${name} = ${load("__value")};${assigned} });`;
}

/**
 * Finishes the CommonJS text, line by line as long as it was: nothing is reset before the cell runs, names that are exported on are
 * bound, and modules have a default and can be replaced by an edited version.
 */
export function finishText(text: string): string {
  return text
    .replace(/^exports\.[\w$]+ = (?:exports\.[\w$]+ = )*void 0;$/gm, "")
    .replace(
      /^Object\.defineProperty\(exports, ("[^"\n]+"), (\{ enumerable: true, get: function \(\) \{ return .* \} \})\);$/gm,
      `${runtime}.bindImport($1, $2);`,
    )
    .replace(
      /^(?:const|let) ([^\s=,]+) = ((?:__import(?:Star|Default)\()?)require\(("[^"\n]*")\)\)?(?:, ([^\s=,]+) = \1)?;$/gm,
      loadingLine,
    );
}
