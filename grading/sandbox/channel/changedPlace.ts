type Container = Record<number | string, unknown>;

/** The keys of an array, a typed array or a record; none of anything else. */
function keysOf(value: object): (number | string)[] {
  if (Array.isArray(value)) return [...value.keys()];
  return Object.keys(value);
}

function difference(now: unknown, before: unknown): string | undefined {
  if (typeof now === "function") return undefined; // stands where the channel had none
  if (typeof now !== "object" || typeof before !== "object" || now === null || before === null)
    return Object.is(now, before) ? undefined : "";
  const keys = keysOf(before);
  if (keysOf(now).length !== keys.length) return "";
  for (const key of keys) {
    if (!Object.hasOwn(now, key)) return "";
    const inner = difference((now as Container)[key], (before as Container)[key]);
    if (inner !== undefined) return `${typeof key === "number" ? `[${key}]` : `.${key}`}${inner}`;
  }
  return undefined;
}

const ordinals = ["first", "second", "third", "fourth", "fifth"];

/**
 * Where a list of arguments is no longer what it was: "its second argument (.P[0][1])"; nothing where it is as before. Functions
 * among them do not count.
 * @param before a copy that nobody has touched, with anything in the places of functions
 */
export function changedPlace(now: readonly unknown[], before: readonly unknown[]): string | undefined {
  for (const [i, old] of before.entries()) {
    const place = difference(now[i], old);
    if (place === undefined) continue;
    const name = `its ${ordinals[i] ?? `${i + 1}th`} argument`;
    return place === "" ? name : `${name} (at ${place.slice(0, 60)})`;
  }
  return undefined;
}
