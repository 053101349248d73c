/** A function of any kind. */
export type AnyFunction = (...args: unknown[]) => unknown;

/** The keys that lead to a function within a list of arguments: [0, "fit"]. */
export type Place = (number | string)[];

/** A list of arguments without its functions, and these in the order of their places. */
export interface Detached {
  data: unknown[];
  places: Place[];
  functions: AnyFunction[];
}

/** Levels that are searched: those that the codec carries. */
const maxDepth = 32;

type Container = Record<number | string, unknown>;

/** Whether something is an object whose fields may hold functions. */
const isRecord = (value: object): boolean => Object.prototype.toString.call(value) === "[object Object]";

/** The value without the functions in it; itself where it holds none. */
function withoutFunctions(value: unknown, place: Place, found: Detached): unknown {
  if (typeof value === "function") {
    found.places.push([...place]);
    found.functions.push(value as AnyFunction);
    return null;
  }
  if (typeof value !== "object" || value === null || place.length >= maxDepth) return value;
  let copy: Container | undefined;
  const visit = (key: number | string): void => {
    const part = (value as Container)[key];
    if (typeof part !== "function" && typeof part !== "object") return;
    place.push(key);
    const kept = withoutFunctions(part, place, found);
    place.pop();
    if (kept !== part)
      (copy ??= (Array.isArray(value) ? value.slice() : { ...value }) as Container)[key] = kept;
  };
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) visit(i);
  else if (isRecord(value)) Object.keys(value).forEach(visit);
  return copy ?? value;
}

/**
 * Takes the functions out of a list of arguments: those that are arguments, items of arrays or fields of records, at any depth.
 * Null stands in their places. What holds no function is not copied, and the arguments themselves are not changed.
 */
export function detachFunctions(args: readonly unknown[]): Detached {
  const found: Detached = { data: [], places: [], functions: [] };
  found.data = args.map((arg, i) => withoutFunctions(arg, [i], found));
  return found;
}

/**
 * Puts functions in the places of a list of arguments that were taken out of it. It changes `data`.
 * @param make the function for the place with this index
 */
export function attachFunctions(
  data: unknown[],
  places: readonly Place[],
  make: (index: number) => AnyFunction,
): unknown[] {
  places.forEach((place, index) => {
    const holder = place.slice(0, -1).reduce((at, key) => (at as Container)[key], data as unknown);
    (holder as Container)[place[place.length - 1]] = make(index);
  });
  return data;
}

/** The arguments with other functions in the places of theirs; everything else is shared. */
export function replaceFunctions(
  args: readonly unknown[],
  other: (original: AnyFunction, place: Place) => AnyFunction,
): unknown[] {
  const { data, places, functions } = detachFunctions(args);
  return attachFunctions(data, places, (index) => other(functions[index], places[index]));
}

/** What a function among the arguments is called in sentences: the last name on the way to it. */
export function placeName(place: Place): string {
  const names = place.filter((key) => typeof key === "string");
  return String(names[names.length - 1] ?? `argument ${Number(place[0]) + 1}`);
}

/** To a student who hands a function, or another thing that cannot be sent, to a function of ours. */
export const dataOnly = (name: string): string =>
  `${name}: its arguments must be plain data without functions`;

/** To a student who keeps a function that was an argument and calls it later. */
export const onlyDuringCall = (name: string): string =>
  `${name}: it may be called only until the function that it was given to returns`;
