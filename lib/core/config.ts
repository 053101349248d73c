/** A part of a configuration: any field, at any depth, may be left out. Arrays are replaced as a whole. */
export type Overrides<T> = {
  readonly [K in keyof T]?: T[K] extends readonly unknown[]
    ? T[K]
    : T[K] extends object
      ? Overrides<T[K]>
      : T[K];
};

type Section = Record<string, unknown>;

function isSection(value: unknown): value is Section {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function merge(defaults: Section, overrides: Section, path: string): Section {
  for (const key of Object.keys(overrides)) {
    if (!Object.hasOwn(defaults, key)) {
      const known = Object.keys(defaults).join(", ");
      throw new RangeError(`mergeConfig: unknown key ${path}${key}; known here: ${known}`);
    }
  }
  const merged: Section = {};
  for (const [key, standard] of Object.entries(defaults)) {
    const given = Object.hasOwn(overrides, key) ? overrides[key] : undefined;
    merged[key] = mergeField(standard, given, path + key);
  }
  return Object.freeze(merged);
}

function mergeField(standard: unknown, given: unknown, path: string): unknown {
  if (isSection(standard)) {
    if (given !== undefined && !isSection(given)) {
      throw new TypeError(`mergeConfig: ${path} must be a record of settings, got ${JSON.stringify(given)}`);
    }
    return merge(standard, given ?? {}, `${path}.`);
  }
  if (given === undefined) return standard;
  if (
    standard !== null &&
    (typeof given !== typeof standard || Array.isArray(given) !== Array.isArray(standard))
  ) {
    const kind = Array.isArray(standard) ? "an array" : `a ${typeof standard}`;
    throw new TypeError(`mergeConfig: ${path} must be ${kind}, got ${JSON.stringify(given)}`);
  }
  return given;
}

/** The defaults with some fields replaced, as a new frozen record; neither argument is changed.
 *  @throws RangeError if the overrides name a key that the defaults do not have; TypeError if a value is of another
 *  kind than its default. */
export function mergeConfig<T extends object>(defaults: T, overrides: Overrides<T> = {}): Readonly<T> {
  return merge(defaults as Section, overrides as Section, "") as T;
}
