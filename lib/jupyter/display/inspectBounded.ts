import { inspect, types } from "node:util";
import { showTensorsInNode } from "./tensorInspect";

const MOST_ENTRIES = 2000;
const MOST_KEYS = 100;
const MOST_KEYS_LISTED = 120_000;
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
  const [kept, left] = isPlain(value) ? withFirstKeys(value) : [value, 0];
  const depth = depthWithin(kept, MOST_ENTRIES);
  if (depth < 0) return `${print(value, -1)} of objects too large to print`;
  const text = clip(print(kept, depth));
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

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
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

/** Down to which level, at most 2, Node would print no more than so many entries; −1 if already the first takes too long. */
function depthWithin(value: object, budget: number): number {
  let left = budget;
  let level = [value];
  for (let depth = 0; depth <= 2; depth++) {
    const next: object[] = [];
    for (const item of level) {
      for (const entry of entriesOf(item)) {
        if (--left < 0) return depth > 1 || areQuickToName(level) ? Math.max(0, depth - 1) : -1;
        if (mayHoldEntries(entry)) next.push(entry);
      }
    }
    level = next;
  }
  return 2;
}

/** Node lists all keys of an object also where it only prints `[Object]`. */
function areQuickToName(values: readonly object[]): boolean {
  let left = MOST_KEYS_LISTED;
  return values.every((value) => Array.isArray(value) || (left -= Object.keys(value).length) >= 0);
}

function mayHoldEntries(entry: unknown): entry is object {
  if (typeof entry !== "object" || entry === null || types.isProxy(entry)) return false;
  return !showTensorsInNode(entry) && !ArrayBuffer.isView(entry);
}

function* entriesOf(value: object): Generator<unknown, void, undefined> {
  if (Array.isArray(value)) yield* value.slice(0, 100);
  else if (value instanceof Set) yield* firstOf(value.values());
  else if (value instanceof Map) for (const pair of firstOf(value.entries())) yield* pair as unknown[];
  else for (const key of Object.keys(value)) yield Object.getOwnPropertyDescriptor(value, key)?.value;
}

function* firstOf(items: Iterable<unknown>): Generator<unknown, void, undefined> {
  let left = 100;
  for (const item of items) {
    yield item;
    if (--left === 0) return;
  }
}
