type Class = abstract new (...args: never[]) => unknown;

const isClass = (value: unknown): value is Class =>
  typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));

/** Code that reads `#name` works only on objects of the very class that declares it. */
const hasPrivateNames = (value: Class): boolean => /#[\w$]+/.test(Function.prototype.toString.call(value));

/**
 * Lets objects of a class that was loaded again use the new class's methods, and count as its instances. Objects of a class with
 * `#private` members keep the methods that they were made with.
 */
export function moderniseInstances(before: unknown, after: unknown): void {
  if (!isClass(before) || !isClass(after) || before === after) return;
  if (hasPrivateNames(before) || hasPrivateNames(after)) return;
  const prototype = before.prototype as object;
  for (const key of Reflect.ownKeys(prototype))
    if (key !== "constructor") Reflect.deleteProperty(prototype, key);
  Object.setPrototypeOf(prototype, after.prototype as object);
}
