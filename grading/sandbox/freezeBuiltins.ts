/** Names of what everybody shares: whoever could change one of these would change what all of our code does. */
const shared = [
  "Object",
  "Function",
  "Array",
  "String",
  "Number",
  "Boolean",
  "Symbol",
  "BigInt",
  "Date",
  "RegExp",
  "Promise",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ArrayBuffer",
  "SharedArrayBuffer",
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "Proxy",
  "Buffer",
  "Math",
  "JSON",
  "Reflect",
  "Atomics",
];

/** Prototypes that no name leads to: of all typed arrays and of iterators. */
const unnamed = (): object[] =>
  [
    new Int8Array(),
    [].values(),
    new Map().values(),
    new Set().values(),
    ""[Symbol.iterator](),
    (function* () {})(),
  ]
    .map((thing) => Object.getPrototypeOf(thing) as object)
    .flatMap((prototype) => [prototype, Object.getPrototypeOf(prototype) as object]);

/** The language's own objects, with their prototypes. */
export function builtins(): object[] {
  const named = shared.flatMap((name) => {
    const builtin = (globalThis as Record<string, unknown>)[name] as { prototype?: object } | undefined;
    return builtin ? [builtin, ...(builtin.prototype ? [builtin.prototype] : [])] : [];
  });
  return [...named, ...unnamed()];
}

/** Makes the language's own objects unchangeable in this process: hostile data that reach a careless line of ours find nothing to
 *  spoil. */
export function freezeBuiltins(): void {
  for (const builtin of builtins()) Object.freeze(builtin);
}
