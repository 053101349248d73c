/** One function of the language or of Node, where it is found. */
interface Builtin {
  on: object;
  key: PropertyKey;
  value: unknown;
}

const { getOwnPropertyDescriptor, getPrototypeOf, defineProperty } = Object;
const { ownKeys, deleteProperty } = Reflect;

/** Not of the language's functions, but for the author to set. */
const settings = ["prepareStackTrace", "constructor"];

/** What the kernel and the compiler live on. */
const standard = new Set<PropertyKey>([
  ...[
    "Object",
    "Function",
    "Array",
    "String",
    "Number",
    "Boolean",
    "Symbol",
    "BigInt",
    "RegExp",
    "Date",
    "Error",
  ],
  ...[
    "Map",
    "Set",
    "WeakMap",
    "WeakSet",
    "WeakRef",
    "Promise",
    "JSON",
    "Math",
    "Reflect",
    "Uint8Array",
    "Buffer",
  ],
  ...["AbortController", "AbortSignal", "TextDecoder", "parseInt", "parseFloat", "isNaN", "isFinite"],
  ...[
    "setTimeout",
    "setInterval",
    "setImmediate",
    "clearTimeout",
    "clearInterval",
    "clearImmediate",
    "queueMicrotask",
  ],
]);

const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

function functionsOf(on: object): Builtin[] {
  return ownKeys(on).flatMap((key) => {
    const value = settings.includes(String(key))
      ? undefined
      : (getOwnPropertyDescriptor(on, key)?.value as unknown);
    return typeof value === "function" ? [{ on, key, value }] : [];
  });
}

/** The iterators that loops and spreads use have no names. */
const iterators = (): object[] =>
  [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ""[Symbol.iterator](),
    "".matchAll(/a/g),
  ].map((iterator) => getPrototypeOf(iterator) as object);

function list(): Builtin[] {
  const globals = ownKeys(globalThis)
    .filter((key) => standard.has(key))
    .flatMap((key): Builtin[] => {
      const value = getOwnPropertyDescriptor(globalThis, key)?.value as unknown;
      return isObject(value) ? [{ on: globalThis, key, value }] : [];
    });
  const owners = new Set<object>(iterators());
  for (const { value } of globals) {
    owners.add(value as object);
    const { prototype } = value as { prototype?: unknown };
    if (isObject(prototype)) owners.add(prototype);
    const parent = getPrototypeOf(value) as object | null;
    if (parent && parent !== Function.prototype && parent !== Object.prototype) owners.add(parent);
  }
  owners.add(getPrototypeOf(Uint8Array.prototype) as object);
  return [...globals, ...[...owners].flatMap(functionsOf)];
}

let builtins: Builtin[] = [];

/** Remembers what the language and Node offer, before a cell can change it. */
export function rememberBuiltins(): void {
  builtins = list();
}

function put({ on, key }: Builtin, descriptor: PropertyDescriptor | undefined): void {
  try {
    if (descriptor) defineProperty(on, key, descriptor);
    else deleteProperty(on, key);
  } catch {
    // It was frozen: then it stays as it is.
  }
}

/** Runs work of the kernel with the built-in functions as they were at first; what an author has put in their place is back after it. */
export function withBuiltins<T>(work: () => T): T {
  const replaced: [Builtin, PropertyDescriptor | undefined][] = [];
  for (let i = 0; i < builtins.length; i++) {
    const { on, key, value } = builtins[i];
    if ((on as Record<PropertyKey, unknown>)[key] !== value)
      replaced[replaced.length] = [builtins[i], getOwnPropertyDescriptor(on, key)];
  }
  if (replaced.length === 0) return work();
  for (let i = 0; i < replaced.length; i++)
    put(replaced[i][0], {
      value: replaced[i][0].value,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  try {
    return work();
  } finally {
    for (let i = 0; i < replaced.length; i++) put(replaced[i][0], replaced[i][1]);
  }
}
