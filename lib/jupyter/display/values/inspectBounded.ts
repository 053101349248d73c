import { inspect, types } from "node:util";
import { showTensorsInNode } from "./tensorInspect";

const MOST_ENTRIES = 2000;
const MOST_KEYS = 100;
const MOST_CHARACTERS = 40_000;
const MOST_OF_TEXT = 1000;
const MOST_DIGITS = 10_000;

/**
 * A value as Node prints it, bounded in time and length however large it is: fewer levels of a value that holds very much,
 * the first 100 keys of a wide object, the start of a long text.
 */
export function inspectBounded(value: unknown): string {
  if (typeof value === "bigint") return bigintText(value);
  if (typeof value !== "object" || value === null || types.isProxy(value)) return clip(print(value, 2));
  const [kept, left] = isOrdinary(value) ? withFirstKeys(value) : [value, 0];
  const depth = depthWithin(kept, MOST_ENTRIES);
  const text = clip(depth === undefined ? outline(kept) : print(kept, depth));
  if (left === 0) return text;
  return text.replace(/,?\s*\}?$/, `,\n  … ${left.toLocaleString("en")} more keys\n}`);
}

function print(value: unknown, depth: number): string {
  try {
    return inspect(value, { depth, maxStringLength: MOST_OF_TEXT });
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return `[${Object.prototype.toString.call(value)}, which cannot be printed: ${reason}]`;
  }
}

function clip(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS)}\n… ${(text.length - MOST_CHARACTERS).toLocaleString("en")} more characters`;
}

/** Writing a bigint takes time that grows with the square of its length. */
function bigintText(value: bigint): string {
  const digits = value.toString(16).length * Math.log10(16);
  if (digits <= MOST_DIGITS) return `${value}n`;
  return `[bigint of about ${Number(digits.toPrecision(3)).toLocaleString("en")} digits]`;
}

/** Whether an object has nothing but its own properties: no entries as a Map has, no date and no message. */
function isOrdinary(value: object): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** A copy with the first 100 keys of an object that has more, and how many are left out. */
function withFirstKeys(value: object): [object, number] {
  const keys = Object.keys(value);
  if (keys.length <= MOST_KEYS) return [value, 0];
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as object;
  for (const key of keys.slice(0, MOST_KEYS)) {
    Object.defineProperty(copy, key, Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor);
  }
  return [copy, keys.length - MOST_KEYS];
}

/**
 * Down to which level, at most 2, Node would print no more than so many entries; undefined where an inner object alone has more:
 * Node would list its keys even to print it as `[Object]`.
 */
function depthWithin(value: object, budget: number): number | undefined {
  let left = budget;
  let level = [value];
  for (let depth = 0; depth <= 2; depth++) {
    const entries = level.flatMap(entriesOf);
    left -= entries.length;
    if (left < 0) return Math.max(0, depth - 1);
    level = entries.filter(mayHoldEntries);
    if (level.some((inner) => !Array.isArray(inner) && Object.keys(inner).length > budget)) return undefined;
  }
  return 2;
}

/** The first level of a value, what is below only named. */
function outline(value: object): string {
  if (Array.isArray(value)) {
    const copy: unknown[] = value.slice(0, 100).map(named);
    copy.length = value.length;
    return print(copy, 0);
  }
  if (!isOrdinary(value)) return `${print(value, -1)} of objects too large to print`;
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as object;
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value)))
    Object.defineProperty(
      copy,
      key,
      "value" in descriptor ? { ...descriptor, value: named(descriptor.value) } : descriptor,
    );
  return print(copy, 0);
}

/** An object by the name of its class, in brackets; anything else as it is. */
function named(value: unknown): unknown {
  if (!mayHoldEntries(value)) return value;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  const text = `[${prototype?.constructor?.name ?? "Object"}]`;
  return { [inspect.custom]: () => text };
}

function mayHoldEntries(entry: unknown): entry is object {
  if (typeof entry !== "object" || entry === null || types.isProxy(entry)) return false;
  return !showTensorsInNode(entry) && !ArrayBuffer.isView(entry);
}

/** What Node would print of an object one level down. */
function entriesOf(value: object): unknown[] {
  if (Array.isArray(value)) return value.slice(0, 100);
  if (value instanceof Set) return firstOf(value.values());
  if (value instanceof Map) return firstOf(value.entries()).flat();
  return Object.keys(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value as unknown);
}

function firstOf<T>(items: Iterable<T>): T[] {
  const first: T[] = [];
  for (const item of items) if (first.push(item) === 100) break;
  return first;
}
