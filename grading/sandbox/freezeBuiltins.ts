/** What everybody shares: whoever could change one of these would change what all of our code does. */
const shared: readonly object[] = [
  ...[Object, Function, Array, String, Number, Boolean, Symbol, BigInt, Date, RegExp, Promise, Map, Set],
  ...[WeakMap, WeakSet, Error, TypeError, RangeError, SyntaxError, ArrayBuffer, SharedArrayBuffer, DataView],
  ...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
  ...[Float32Array, Float64Array, BigInt64Array, BigUint64Array, Proxy, Buffer],
  ...[Math, JSON, Reflect, Atomics],
  Object.getPrototypeOf(Int8Array) as object,
  ...[
    [][Symbol.iterator](),
    new Map().values(),
    new Set().values(),
    ""[Symbol.iterator](),
    (function* () {})(),
  ].map((iterator) => Object.getPrototypeOf(iterator) as object),
];

/** Makes the language's own objects unchangeable in this process: hostile data that reach a careless line of ours find nothing to
 *  spoil. */
export function freezeBuiltins(): void {
  for (const builtin of shared) {
    Object.freeze(builtin);
    const { prototype } = builtin as { prototype?: object };
    if (prototype) Object.freeze(prototype);
  }
}
