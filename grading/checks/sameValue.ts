import { isTyped } from "./numbers";

const tolerance = 1e-6;

/** Whether two answers agree in everything, numbers within 1e-6 of the larger one. */
export function sameValue(x: unknown, y: unknown): boolean {
  if (typeof x === "number" && typeof y === "number") {
    const largest = Math.max(1e-6, Math.abs(x), Math.abs(y));
    return Object.is(x, y) || (largest < Infinity && Math.abs(x - y) <= tolerance * largest);
  }
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return Object.is(x, y);
  if (isTyped(x) && isTyped(y))
    return x.length === y.length && Array.prototype.every.call(x, (value, i) => sameValue(value, y[i]));
  const keys = Object.keys(x);
  if (keys.length !== Object.keys(y).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(y, key) &&
      sameValue((x as Record<string, unknown>)[key], (y as Record<string, unknown>)[key]),
  );
}
