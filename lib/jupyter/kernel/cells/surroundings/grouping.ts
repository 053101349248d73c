type KeyOf = (value: unknown, index: number) => unknown;

function group<G>(values: Iterable<unknown>, keyOf: KeyOf, of: (key: unknown) => unknown[], groups: G): G {
  let index = 0;
  for (const value of values) of(keyOf(value, index++)).push(value);
  return groups;
}

function groupAsObject(values: Iterable<unknown>, keyOf: KeyOf): Record<PropertyKey, unknown[]> {
  const groups = Object.create(null) as Record<PropertyKey, unknown[]>;
  return group(values, keyOf, (key) => (groups[key as string] ??= []), groups);
}

function groupAsMap(values: Iterable<unknown>, keyOf: KeyOf): Map<unknown, unknown[]> {
  const groups = new Map<unknown, unknown[]>();
  const of = (key: unknown): unknown[] => {
    const known = groups.get(key) ?? [];
    groups.set(key, known);
    return known;
  };
  return group(values, keyOf, of, groups);
}

/** Gives cells `Object.groupBy` and `Map.groupBy` of ES2024, which Node 20 has not yet. */
export function installGrouping(): void {
  const define = (on: object, value: unknown): void => {
    if (!("groupBy" in on))
      Object.defineProperty(on, "groupBy", { value, writable: true, configurable: true });
  };
  define(Object, groupAsObject);
  define(Map, groupAsMap);
}
